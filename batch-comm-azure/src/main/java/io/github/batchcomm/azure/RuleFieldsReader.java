package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what rules of all kinds say of protocols and ports. */
final class RuleFieldsReader {

  private static final ImmutableMap<String, ProtocolSet> PROTOCOLS =
      ImmutableMap.<String, ProtocolSet>builder()
          .put("tcp", ProtocolSet.of(Protocol.TCP))
          .put("udp", ProtocolSet.of(Protocol.UDP))
          .put("icmp", ProtocolSet.of(Protocol.ICMP))
          .put("esp", ProtocolSet.of(Protocol.ESP))
          .put("ah", ProtocolSet.of(Protocol.AH))
          .put("*", ProtocolSet.ALL)
          .put("any", ProtocolSet.ALL)
          .put("all", ProtocolSet.ALL)
          .buildOrThrow();

  private RuleFieldsReader() {}

  /** {@return the protocols that this name stands for, in any case} */
  static ProtocolSet protocol(JsonCursor name) {
    return Optional.ofNullable(PROTOCOLS.get(Ascii.toLowerCase(name.text())))
        .orElseThrow(
            () ->
                name.invalid(
                    "'"
                        + Quoted.text(name.text())
                        + "' is no protocol of a rule. Expected Tcp, Udp, Icmp, Esp, Ah or * for"
                        + " all"));
  }

  /** {@return the protocols that any of these names stands for} */
  static ProtocolSet protocols(List<JsonCursor> names) {
    return names.stream()
        .map(RuleFieldsReader::protocol)
        .reduce(ProtocolSet.NONE, ProtocolSet::union);
  }

  /** {@return the ports that these entries name: numbers, ranges or {@code *}} */
  static PortSet ports(List<JsonCursor> entries) {
    return PortSet.copyOf(
        entries.stream().map(RuleFieldsReader::portRange).collect(ImmutableList.toImmutableList()));
  }

  private static PortRange portRange(JsonCursor entry) {
    return entry.node().isNumber()
        ? PortRange.of(entry.integer(0, 65_535))
        : entry.parsed(PortRange::parse);
  }

  /**
   * Collects what properties say together, each of which is a value or an array of values.
   *
   * @return the values that are neither null nor empty
   */
  static ImmutableList<JsonCursor> values(JsonCursor rule, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> rule.filled(name).stream())
        .flatMap(it -> it.isArray() ? it.elements().stream() : Stream.of(it))
        .filter(it -> !it.isNull() && !it.isEmptyText())
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Collects what properties say together, of which one must say something.
   *
   * @param what what lacks them, if all are missing
   */
  static ImmutableList<JsonCursor> requiredValues(JsonCursor rule, String what, String... names) {
    ImmutableList<JsonCursor> values = values(rule, names);
    if (values.isEmpty()) {
      throw missing(rule, what, names);
    }
    return values;
  }

  /** {@return the problem that none of several properties says anything} */
  static InvalidDocumentException missing(JsonCursor rule, String what, String... names) {
    return rule.invalid(
        what
            + " has no "
            + Joiner.on(" and no ").join(names)
            + ", and that is not taken for any. Export the document again with the Azure CLI,"
            + " complete");
  }

  /** {@return the constant that a property of a rule must name} */
  static <E extends Enum<E>> E constant(JsonCursor rule, String what, String name, Class<E> type) {
    JsonCursor value = rule.required(what, name);
    return value.constant(type).orElseThrow(() -> unknown(value, type));
  }

  private static InvalidDocumentException unknown(JsonCursor value, Class<? extends Enum<?>> type) {
    return value.invalid(
        "'"
            + Quoted.text(value.text())
            + "' is not known here. Expected one of "
            + Joiner.on(", ").join(type.getEnumConstants())
            + ", in any case");
  }
}
