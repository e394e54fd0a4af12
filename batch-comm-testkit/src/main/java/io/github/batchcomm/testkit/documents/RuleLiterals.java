package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import java.net.InetAddress;

/** The many ways to write what rules match: protocols, ports and addresses. */
final class RuleLiterals {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The protocols that have names in rules. */
  private static final ImmutableMap<Protocol, String> PROTOCOLS =
      ImmutableMap.of(
          Protocol.TCP, "Tcp",
          Protocol.UDP, "Udp",
          Protocol.ICMP, "Icmp",
          Protocol.ESP, "Esp",
          Protocol.AH, "Ah");

  private RuleLiterals() {}

  /** {@return whether names of protocols can say it} */
  static boolean canSay(ProtocolSet protocols) {
    return protocols.isAll()
        || (!protocols.isEmpty() && PROTOCOLS.keySet().containsAll(protocols.protocols()));
  }

  /** {@return whether one name of a protocol can say it} */
  static boolean canSayInOne(ProtocolSet protocols) {
    return canSay(protocols) && (protocols.isAll() || protocols.size() == 1);
  }

  /** {@return the names of protocols, one for all of them} */
  static ImmutableList<String> protocols(ProtocolSet protocols, Variation variation) {
    if (protocols.isAll()) {
      return ImmutableList.of(variation.of("*", "*", "Any", "All", "any"));
    }
    return protocols.protocols().stream()
        .map(it -> PROTOCOLS.get(it))
        .map(it -> variation.of(it, it, Ascii.toUpperCase(it), Ascii.toLowerCase(it)))
        .collect(toImmutableList());
  }

  /** {@return ports and ranges of ports, or one entry for all ports} */
  static ImmutableList<String> ports(PortSet ports, Variation variation) {
    if (ports.isAll()) {
      return ImmutableList.of(variation.of("*", "*", "*", "0-65535"));
    }
    return ports.ranges().stream().map(it -> range(it, variation)).collect(toImmutableList());
  }

  private static String range(PortRange range, Variation variation) {
    return range.first() == range.last() && !variation.seldom()
        ? Integer.toString(range.first())
        : range.first() + "-" + range.last();
  }

  /** {@return a network, now and then with bits set after its prefix, or an address by itself} */
  static String prefix(IpPrefix prefix, Variation variation) {
    boolean isAddress = prefix.first().equals(prefix.last());
    String first = InetAddresses.toAddrString(prefix.network());
    if (isAddress) {
      return variation.maybe() ? first : prefix.toString();
    }
    return variation.below(16) == 15
        ? InetAddresses.toAddrString(prefix.last()) + "/" + prefix.length()
        : prefix.toString();
  }

  /** {@return networks in an array} */
  static ArrayNode prefixes(Iterable<IpPrefix> prefixes, Variation variation) {
    ArrayNode json = JSON.arrayNode();
    prefixes.forEach(it -> json.add(prefix(it, variation)));
    return json;
  }

  /** {@return addresses in an array} */
  static ArrayNode addresses(Iterable<InetAddress> addresses) {
    ArrayNode json = JSON.arrayNode();
    addresses.forEach(it -> json.add(InetAddresses.toAddrString(it)));
    return json;
  }

  /** {@return what a rule names but for groups: an entry for all addresses, networks and tags} */
  static ImmutableList<String> entries(RuleAddresses addresses, Variation variation) {
    ImmutableList.Builder<String> entries = ImmutableList.builder();
    if (addresses.addresses().isAll() && variation.below(4) < 3) {
      entries.add("*");
    } else {
      addresses.addresses().prefixes().forEach(it -> entries.add(prefix(it, variation)));
    }
    addresses.tags().forEach(it -> entries.add(tag(it, variation)));
    entries.addAll(addresses.unreadable());
    return entries.build();
  }

  /**
   * {@return the same, in which an address set may be given by ranges, as Azure Firewall has it}
   */
  static ImmutableList<String> entriesOrRanges(RuleAddresses addresses, Variation variation) {
    if (addresses.addresses().isAll() || !variation.seldom()) {
      return entries(addresses, variation);
    }
    ImmutableList.Builder<String> entries = ImmutableList.builder();
    entries.addAll(ranges(addresses.addresses()));
    addresses.tags().forEach(it -> entries.add(tag(it, variation)));
    entries.addAll(addresses.unreadable());
    return entries.build();
  }

  /** {@return ranges of addresses} */
  static ImmutableList<String> ranges(AddressSet addresses) {
    return addresses.ranges().stream().map(RuleLiterals::range).collect(toImmutableList());
  }

  private static String range(AddressRange range) {
    return InetAddresses.toAddrString(range.first())
        + "-"
        + InetAddresses.toAddrString(range.last());
  }

  /**
   * {@return the tag, now and then in another case; but one that keeps whatever case it is read in
   * as it is, because answers quote it so}
   */
  static String tag(ServiceTag tag, Variation variation) {
    String text = tag.toString();
    String other = Ascii.toLowerCase(text);
    boolean isSpelledAlike = ServiceTag.parse(other).toString().equals(text);
    return variation.seldom() && isSpelledAlike ? other : text;
  }

  /**
   * Writes texts under a name for one and a name for several, either or both of which Azure fills.
   *
   * @param json where to write them
   * @param singular the name for one text
   * @param plural the name for an array of them
   * @param texts at least one text
   */
  static void write(
      ResourceJson json,
      String singular,
      String plural,
      ImmutableList<String> texts,
      Variation variation) {
    int way = variation.below(8);
    if (texts.size() == 1 && way < 5) {
      json.property(singular, texts.get(0));
      other(plural, json, variation);
    } else if (way == 7 && texts.size() > 1) {
      json.property(singular, texts.get(0));
      json.property(plural, Literals.array(texts.subList(1, texts.size())));
    } else {
      json.property(plural, Literals.array(texts));
      if (variation.maybe()) {
        json.property(singular, variation.maybe() ? JSON.textNode("") : JSON.nullNode());
      }
    }
  }

  private static void other(String plural, ResourceJson json, Variation variation) {
    if (variation.maybe()) {
      json.property(plural, Literals.nothing(variation));
    }
  }

  /** {@return texts, of which numbers may be JSON numbers} */
  static ArrayNode numbersOrTexts(ImmutableList<String> texts, Variation variation) {
    ArrayNode json = JSON.arrayNode();
    texts.forEach(it -> json.add(numberOrText(it, variation)));
    return json;
  }

  private static JsonNode numberOrText(String text, Variation variation) {
    boolean isNumber = text.chars().allMatch(Character::isDigit);
    return isNumber && variation.seldom()
        ? JSON.numberNode(Integer.parseInt(text))
        : JSON.textNode(text);
  }
}
