package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.base.CaseFormat;
import com.google.common.base.CharMatcher;
import com.google.common.base.Strings;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The many ways to write one value. */
final class Literals {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

  private Literals() {}

  /** {@return a constant as Azure writes it, such as BatchService, or in another case} */
  static String constant(Enum<?> constant, Variation variation) {
    String name = constant.name();
    return switch (variation.below(8)) {
      case 4 -> CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name);
      case 5 -> CharMatcher.is('_').removeFrom(name);
      case 6 -> Ascii.toLowerCase(name);
      case 7 -> name;
      default -> CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, name);
    };
  }

  /** {@return a constant as declarations have it, or in another case} */
  static String declared(Enum<?> constant, Variation variation) {
    return variation.maybe() ? constant(constant, variation) : constant.name();
  }

  /** {@return an instant at some offset, with as many decimals as it needs or more} */
  static String instant(Instant instant, Variation variation) {
    ZoneOffset offset =
        variation.of(
            ZoneOffset.UTC,
            ZoneOffset.UTC,
            ZoneOffset.ofHours(1),
            ZoneOffset.ofHours(-8),
            ZoneOffset.ofHoursMinutes(5, 30));
    LocalDateTime time = LocalDateTime.ofInstant(instant, offset);
    String written = MINUTES.format(time) + seconds(time, variation);
    if (offset.getTotalSeconds() != 0) {
      return written + offset.getId();
    }
    return variation.seldom()
        ? Ascii.toLowerCase(written) + "z"
        : written + variation.of("Z", "Z", "+00:00");
  }

  private static String seconds(LocalDateTime time, Variation variation) {
    if (time.getSecond() == 0 && time.getNano() == 0 && variation.seldom()) {
      return "";
    }
    String needed =
        CharMatcher.is('0')
            .trimTrailingFrom(Strings.padStart(Integer.toString(time.getNano()), 9, '0'));
    String decimals = Strings.padEnd(needed, variation.of(0, 0, 1, 3, 6, 7, 9), '0');
    return ":"
        + Strings.padStart(Integer.toString(time.getSecond()), 2, '0')
        + (decimals.isEmpty() ? "" : "." + decimals);
  }

  /** {@return a number, now and then in quotes or with a decimal} */
  static JsonNode integer(int number, Variation variation) {
    return switch (variation.below(8)) {
      case 6 -> JSON.textNode(Integer.toString(number));
      case 7 -> JSON.numberNode((double) number);
      default -> JSON.numberNode(number);
    };
  }

  /** {@return a location, now and then as a display name has it} */
  static String region(Region region, Variation variation) {
    String location = region.location();
    return switch (variation.below(6)) {
      case 4 -> Ascii.toUpperCase(location);
      case 5 ->
          Ascii.toUpperCase(location.charAt(0))
              + location.substring(1, location.length() / 2)
              + " "
              + location.substring(location.length() / 2);
      default -> location;
    };
  }

  /** {@return a host that stands alone, or as the URL that some tools print} */
  static String endpoint(HostName host, Variation variation) {
    return switch (variation.below(8)) {
      case 5 -> "https://" + host + "/";
      case 6 -> "https://" + host;
      case 7 -> Ascii.toUpperCase(host.text());
      default -> host.text();
    };
  }

  /** {@return a resource id, now and then in the case that some of Azure's answers have it in} */
  static String id(ResourceId id, Variation variation) {
    String text = id.toString();
    return switch (variation.below(12)) {
      case 10 -> text.replace("/resourceGroups/", "/resourcegroups/");
      case 11 -> Ascii.toLowerCase(text);
      default -> text;
    };
  }

  /** {@return an object that refers to a resource} */
  static ObjectNode reference(ResourceId id, Variation variation) {
    ObjectNode json = JSON.objectNode().put("id", id(id, variation));
    if (variation.seldom()) {
      json.put("resourceGroup", id.resourceGroup());
    }
    return json;
  }

  /** {@return objects that refer to resources} */
  static ArrayNode references(Iterable<ResourceId> ids, Variation variation) {
    ArrayNode json = JSON.arrayNode();
    ids.forEach(id -> json.add(reference(id, variation)));
    return json;
  }

  /** {@return an array without elements, or null, where the two say the same} */
  static JsonNode nothing(Variation variation) {
    return variation.maybe() ? JSON.nullNode() : JSON.arrayNode();
  }

  /** {@return texts in an array} */
  static ArrayNode array(Iterable<String> texts) {
    ArrayNode json = JSON.arrayNode();
    texts.forEach(json::add);
    return json;
  }
}
