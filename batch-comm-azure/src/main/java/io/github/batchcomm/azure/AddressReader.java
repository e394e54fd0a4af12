package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.RuleAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Reads networks, addresses and the names that stand for them. */
final class AddressReader {

  private final Notices notices;

  AddressReader(Notices notices) {
    this.notices = notices;
  }

  /** {@return this network; host bits that are set in it are cleared, with a remark} */
  IpPrefix prefix(JsonCursor text) {
    IpPrefix prefix = text.parsed(IpPrefix::parse);
    remarkHostBits(text, prefix);
    return prefix;
  }

  /** {@return these networks, each once} */
  ImmutableList<IpPrefix> prefixes(List<JsonCursor> texts) {
    return texts.stream().map(this::prefix).distinct().collect(ImmutableList.toImmutableList());
  }

  /** {@return these addresses} */
  static ImmutableSet<InetAddress> addresses(List<JsonCursor> texts) {
    return texts.stream().map(JsonCursor::address).collect(ImmutableSet.toImmutableSet());
  }

  /** {@return what an entry of a rule names: all addresses, one, those of a CIDR or of a tag} */
  RuleAddresses entry(JsonCursor text) {
    RuleAddresses entry = text.parsed(RuleAddresses::parse);
    if (text.node().textValue().indexOf('/') >= 0 && entry.unreadable().isEmpty()) {
      remarkHostBits(text, IpPrefix.parse(text.node().textValue()));
    }
    return entry;
  }

  /** {@return what an entry of a firewall's rule names, which may also be a range of addresses} */
  RuleAddresses entryOrRange(JsonCursor text) {
    return range(text).map(RuleAddresses::of).orElseGet(() -> entry(text));
  }

  /** {@return the addresses of a CIDR, one address or a range of them} */
  AddressSet networkOrRange(JsonCursor text) {
    return range(text).orElseGet(() -> AddressSet.of(prefix(text)));
  }

  /** {@return the addresses of a CIDR, one address, or all by {@code *}} */
  AddressSet networkOrAll(JsonCursor text) {
    return text.text().equals("*") ? AddressSet.ALL : AddressSet.of(prefix(text));
  }

  private static Optional<AddressSet> range(JsonCursor json) {
    String text = json.text();
    int hyphen = text.indexOf('-');
    if (hyphen < 0
        || !InetAddresses.isInetAddress(text.substring(0, hyphen))
        || !InetAddresses.isInetAddress(text.substring(hyphen + 1))) {
      return Optional.empty();
    }
    return Optional.of(
        json.checked(
            () ->
                AddressSet.of(
                    new AddressRange(
                        IpPrefix.parse(text.substring(0, hyphen)).network(),
                        IpPrefix.parse(text.substring(hyphen + 1)).network()))));
  }

  private void remarkHostBits(JsonCursor text, IpPrefix prefix) {
    if (IpPrefix.hasHostBits(text.node().textValue())) {
      notices.add(
          InventoryNotice.Kind.VALUE_NORMALISED,
          text,
          "'"
              + Quoted.text(text.node().textValue())
              + "' sets bits after its prefix and is read as "
              + prefix
              + ", as Azure does. Check that this network is meant");
    }
  }
}
