package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.PrivateDnsZone;
import java.net.InetAddress;
import java.util.Optional;

/** What a private DNS zone holds for a name within it, by a record of its own or by a wildcard. */
final class ZoneRecords {

  /** How Azure names the record of a zone's own name. */
  private static final String APEX = "@";

  private final PrivateDnsZone zone;
  private final Optional<String> host;
  private final String around;

  ZoneRecords(PrivateDnsZone zone, QueriedName name) {
    this.zone = zone;
    this.host = name.host().map(this::relative);
    this.around = host.filter(APEX::equals).isPresent() ? "" : directory(relative(name.around()));
  }

  PrivateDnsZone zone() {
    return zone;
  }

  /** {@return the name within the zone, if the documents tell it} */
  Optional<String> host() {
    return host;
  }

  /**
   * {@return the addresses for the name, none if the zone does not hold it; empty if the records
   * are not known}
   */
  Optional<ImmutableSet<InetAddress>> answers() {
    return zone.addressRecords()
        .map(
            records ->
                records.entries().stream()
                    .filter(record -> mayAnswer(record.getKey()))
                    .map(record -> record.getValue())
                    .collect(toImmutableSet()));
  }

  /**
   * {@return the name that the zone's answer is a record of: the one asked for or a wildcard; empty
   * if it has neither, or the documents do not tell the name}
   */
  Optional<String> answering() {
    return host.flatMap(
        name -> hasRecord(name) ? Optional.of(name) : wildcard().map(Wildcard::name));
  }

  /** {@return the wildcard record of which it is not certain whether it answers for the name} */
  Optional<String> doubtfulWildcard() {
    return host.filter(this::hasRecord).isPresent()
        ? Optional.empty()
        : wildcard().filter(Wildcard::mayBeHidden).map(Wildcard::name);
  }

  /** Where the name's first label is not known, any record right below may be its own. */
  private boolean mayAnswer(String name) {
    if (host.isPresent()) {
      return answering().filter(name::equals).isPresent();
    }
    boolean mayBeIts = around.isEmpty() ? !name.equals(APEX) : name.endsWith("." + around);
    return mayBeIts || wildcard().filter(it -> it.name().equals(name)).isPresent();
  }

  /**
   * A wildcard record around the name.
   *
   * @param name its own name
   * @param mayBeHidden true if the zone has names that are closer to the one asked for: by RFC 4592
   *     the wildcard then does not answer, and what Azure says of wildcards leaves that open
   */
  private record Wildcard(String name, boolean mayBeHidden) {}

  /** The closest one: Azure's DNS prefers the longest. */
  private Optional<Wildcard> wildcard() {
    if (host.filter(APEX::equals).isPresent()) {
      return Optional.empty();
    }
    String above = around;
    boolean mayBeHidden = host.filter(this::hasNameAtOrBelow).isPresent();
    while (!above.isEmpty()) {
      if (hasRecord("*." + above)) {
        return Optional.of(new Wildcard("*." + above, mayBeHidden));
      }
      mayBeHidden |= hasNameAtOrBelow(above);
      int dot = above.indexOf('.');
      above = dot < 0 ? "" : above.substring(dot + 1);
    }
    return hasRecord("*") ? Optional.of(new Wildcard("*", mayBeHidden)) : Optional.empty();
  }

  private boolean hasNameAtOrBelow(String ancestor) {
    return zone.addressRecords().stream()
        .flatMap(records -> records.keySet().stream())
        .anyMatch(name -> name.equals(ancestor) || name.endsWith("." + ancestor));
  }

  private boolean hasRecord(String name) {
    return zone.addressRecords().filter(records -> records.containsKey(name)).isPresent();
  }

  private static String directory(String relative) {
    return relative.equals(APEX) ? "" : relative;
  }

  private String relative(HostName name) {
    String suffix = zone.name().text();
    return name.text().equals(suffix)
        ? APEX
        : name.text().substring(0, name.text().length() - suffix.length() - 1);
  }
}
