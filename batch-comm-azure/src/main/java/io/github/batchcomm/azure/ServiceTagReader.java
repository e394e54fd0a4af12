package io.github.batchcomm.azure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a service tag file token by token: such a file is far larger than other documents, and a
 * tree of it would take many times the memory of what is wanted from it.
 *
 * <p>Of the members that are read, none may be given twice; the others are passed over.
 */
final class ServiceTagReader {

  /** How to come by a service tag file. */
  static final String EXPORT =
      "Download the file 'Azure IP Ranges and Service Tags' again, or write one with"
          + " 'az network list-service-tags'";

  private final TokenCursor cursor;
  private final Notices notices;
  private final ServiceTagCatalogue.Builder catalogue = ServiceTagCatalogue.builder();

  /** Where in the list each tag stands. */
  private final Map<ServiceTag, Integer> places = new HashMap<>();

  private Optional<Cloud> cloud = Optional.empty();
  private Optional<Long> changeNumber = Optional.empty();
  private boolean hasValues;
  private boolean isAnswer;

  /** The prefixes of the list that was read last, one after another, and where each ends. */
  private final StringBuilder texts = new StringBuilder();

  private int[] ends = new int[64];
  private int prefixesRead;

  private int prefixesWithHostBits;
  private String firstWithHostBits = "";

  private ServiceTagReader(String document, JsonParser parser) {
    this.cursor = new TokenCursor(parser);
    this.notices = new Notices(document);
  }

  /**
   * Reads a service tag file.
   *
   * @throws InvalidDocumentException if it cannot be read whole
   */
  static ServiceTagFile read(InventoryDocument document) {
    return DocumentParser.parse(document.content(), parser -> read(document, parser));
  }

  /**
   * Reads a service tag file.
   *
   * @param parser at the first token
   * @throws InvalidDocumentException if it cannot be read whole
   */
  static ServiceTagFile read(InventoryDocument document, JsonParser parser) throws IOException {
    return new ServiceTagReader(document.name(), parser).file();
  }

  private ServiceTagFile file() throws IOException {
    cursor.object(this::member);
    if (!hasValues) {
      throw cursor.invalid("The document has no values, which would list service tags. " + EXPORT);
    }
    Cloud tagsCloud =
        cloud.orElseThrow(
            () ->
                cursor.invalid(
                    "The service tag file has no cloud, which is one of "
                        + clouds()
                        + ". "
                        + EXPORT));
    long number =
        changeNumber.orElseThrow(
            () -> cursor.invalid("The service tag file has no changeNumber. " + EXPORT));
    if (prefixesWithHostBits > 0) {
      notices.add(
          InventoryNotice.Kind.VALUE_NORMALISED,
          firstWithHostBits,
          "Here and in all at "
              + prefixesWithHostBits
              + " places a prefix has host bits set, which are cleared, as Azure does. Nothing"
              + " needs to be done, unless single addresses were meant");
    }
    return new ServiceTagFile(
        catalogue.cloud(tagsCloud).changeNumber(number).complete(!isAnswer).build(), notices.all());
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "cloud" -> cloud = cursor.once(cloud, cloud());
      case "changeNumber" -> changeNumber = cursor.once(changeNumber, cursor.wholeNumber());
      case "values" -> {
        hasValues = cursor.once(hasValues);
        cursor.array(this::tag);
      }
      case "nextLink" -> nextLink();
      case "type" -> {
        // The weekly files have no type; the answers of the discovery API have, and may lack tags.
        isAnswer = true;
        cursor.skip();
      }
      default -> cursor.skip();
    }
  }

  private Cloud cloud() throws IOException {
    String name = cursor.text();
    return Arrays.stream(Cloud.values())
        .filter(it -> Ascii.equalsIgnoreCase(it.serviceTagCloudName(), name))
        .findFirst()
        .orElseThrow(
            () ->
                cursor.invalid(
                    "The cloud '"
                        + Quoted.text(name)
                        + "' is not known here, expected one of "
                        + clouds()
                        + ". Take the file of the cloud that the accounts are in"));
  }

  private static String clouds() {
    return Arrays.stream(Cloud.values())
        .map(Cloud::serviceTagCloudName)
        .collect(Collectors.joining(", "));
  }

  private void nextLink() throws IOException {
    isAnswer = true;
    if (!cursor.isNull() && !cursor.textOrNone().isEmpty()) {
      notices.add(
          InventoryNotice.Kind.INCOMPLETE_LIST,
          cursor.pointer(),
          "The list of service tags goes on in another page; the tags on it are unknown. Export all"
              + " of it, with the Azure CLI or by following the link");
    }
  }

  private void tag() throws IOException {
    Tag tag = new Tag();
    cursor.object(tag::member);
    if (tag.name.isEmpty()) {
      throw cursor.invalid("The service tag has no name. " + EXPORT);
    }
    catalogue.putTags(tag.name.get(), tag.addresses);
    if (!tag.prefixes.isEmpty()) {
      catalogue.putListedPrefixes(tag.name.get(), tag.prefixes);
    }
  }

  /** A tag of the list while it is read. */
  private final class Tag {

    private AddressSet addresses = AddressSet.NONE;

    /** The prefixes that are listed, if these are others than the fewest. */
    private ImmutableList<IpPrefix> prefixes = ImmutableList.of();

    private Optional<ServiceTag> name = Optional.empty();
    private boolean hasProperties;
    private boolean hasPrefixes;

    private void member(String member) throws IOException {
      switch (member) {
        case "name" -> name = cursor.once(name, name());
        case "properties" -> {
          hasProperties = cursor.once(hasProperties);
          cursor.object(this::property);
        }
        default -> property(member);
      }
    }

    /** Reads what stands in {@code properties} or, where these are flattened, beside the name. */
    private void property(String property) throws IOException {
      if (!property.equals("addressPrefixes")) {
        cursor.skip();
        return;
      }
      hasPrefixes = cursor.once(hasPrefixes);
      // Null, as no prefixes and no such member, says that they are not known.
      if (!cursor.isNull()) {
        addresses = addresses();
        if (prefixesRead > addresses.prefixCount()) {
          prefixes = prefixes();
        }
      }
    }

    private ServiceTag name() throws IOException {
      ServiceTag tag = cursor.parsed(ServiceTag::parse);
      Integer before = places.putIfAbsent(tag, places.size());
      if (before != null) {
        throw cursor.invalid(
            "The service tag '"
                + tag
                + "' is listed already at /values/"
                + before
                + ". Keep the one that is meant");
      }
      return tag;
    }
  }

  /** Reads prefixes. Nearly all that a file holds passes through this loop. */
  private AddressSet addresses() throws IOException {
    JsonParser parser = cursor.array();
    AddressSet.Builder addresses = AddressSet.builder();
    prefixesRead = 0;
    texts.setLength(0);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw cursor.wrongType("a string");
      }
      note(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      try {
        if (addresses.addParsed(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())) {
          remarkHostBits();
        }
      } catch (IllegalArgumentException e) {
        throw cursor.invalid(
            Quoted.text(String.valueOf(e.getMessage()))
                + ". Write a network such as 203.0.113.0/24 or 2001:db8::/32");
      }
    }
    return addresses.build();
  }

  /** Few lists are needed as they stand, and which ones is known only at their ends. */
  private void note(char[] text, int offset, int length) {
    texts.append(text, offset, length);
    if (prefixesRead == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[prefixesRead++] = texts.length();
  }

  private ImmutableList<IpPrefix> prefixes() {
    ImmutableList.Builder<IpPrefix> prefixes = ImmutableList.builder();
    for (int i = 0; i < prefixesRead; i++) {
      prefixes.add(IpPrefix.parse(texts.substring(i == 0 ? 0 : ends[i - 1], ends[i])));
    }
    return prefixes.build();
  }

  private void remarkHostBits() {
    if (prefixesWithHostBits == 0) {
      firstWithHostBits = cursor.pointer();
    }
    prefixesWithHostBits++;
  }
}
