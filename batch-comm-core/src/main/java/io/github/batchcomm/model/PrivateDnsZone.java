package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A private DNS zone: names that machines of the linked virtual networks resolve by it. */
@Value.Immutable
public interface PrivateDnsZone extends Serializable {

  /** {@return the zone's id, which ends with its name} */
  ResourceId id();

  /** {@return the linked virtual networks; empty if nothing lists them} */
  Optional<ImmutableSet<ResourceId>> virtualNetworkLinks();

  /**
   * {@return the addresses of its A records, by the name within the zone in lower case; empty if
   * nothing lists them}
   */
  Optional<ImmutableSetMultimap<String, InetAddress>> addressRecords();

  /** {@return the zone's name, such as {@code privatelink.batch.azure.com}} */
  default HostName name() {
    return new HostName(id().name());
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this zone's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link PrivateDnsZone}. */
  final class Builder extends ImmutablePrivateDnsZone.Builder {
    Builder() {}
  }
}
