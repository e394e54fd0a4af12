package io.github.batchcomm.network;

import io.github.batchcomm.model.HostName;
import java.util.Optional;

/**
 * A name that nodes ask DNS for.
 *
 * @param host the name; empty if the documents do not tell its first label
 * @param around the name that it stands right below
 * @param purpose what people call the service behind it
 */
record QueriedName(Optional<HostName> host, HostName around, String purpose) {

  static QueriedName of(HostName host, String purpose) {
    String text = host.text();
    return new QueriedName(
        Optional.of(host), new HostName(text.substring(text.indexOf('.') + 1)), purpose);
  }

  static QueriedName below(HostName around, String purpose) {
    return new QueriedName(Optional.empty(), around, purpose);
  }

  /** {@return true if the name ends in that of a zone, or may be it} */
  boolean isWithin(HostName zone) {
    return host.filter(zone::equals).isPresent()
        || mayBe(zone)
        || around.equals(zone)
        || around.text().endsWith("." + zone.text());
  }

  /** {@return true if a zone has a name that this one may be, and the documents do not tell} */
  boolean mayBe(HostName zone) {
    String text = zone.text();
    return host.isEmpty()
        && text.endsWith("." + around.text())
        && text.indexOf('.') == text.length() - around.text().length() - 1;
  }

  /** {@return the name, or one for any that it may be} */
  @Override
  public String toString() {
    return host.map(HostName::text).orElseGet(() -> "*." + around.text());
  }
}
