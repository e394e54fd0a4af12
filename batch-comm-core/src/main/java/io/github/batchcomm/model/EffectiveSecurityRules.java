package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The rules that Azure reports as effective on one network interface, list by list.
 *
 * <p>Tags are expanded to addresses there, so these rules are the best there is; they are to be had
 * only while a node exists whose interface one may read.
 */
@Value.Immutable
public interface EffectiveSecurityRules extends Serializable {

  /** {@return the lists that apply to the interface} */
  ImmutableList<EffectiveSecurityGroup> groups();

  /** {@return the subnet the interface stands in, as far as the lists tell} */
  default Optional<ResourceId> subnet() {
    return groups().stream()
        .filter(group -> group.level() == EffectiveSecurityGroup.Level.SUBNET)
        .flatMap(group -> group.associatedWith().stream())
        .findFirst();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EffectiveSecurityRules}. */
  final class Builder extends ImmutableEffectiveSecurityRules.Builder {
    Builder() {}
  }
}
