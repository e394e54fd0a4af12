package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;

/**
 * The routes that Azure reports as effective on one network interface. Which interface, the report
 * does not say; the subnet it stands in has to be declared.
 *
 * @param subnet the subnet the interface stands in; empty if nobody says
 * @param routes the routes, those that are not active included
 */
public record EffectiveRoutes(Optional<ResourceId> subnet, ImmutableList<EffectiveRoute> routes)
    implements Serializable {

  /**
   * Creates them, and refuses an id that is not a subnet's.
   *
   * @param subnet the subnet the interface stands in; empty if nobody says
   * @param routes the routes, those that are not active included
   * @throws IllegalArgumentException if the subnet's id is not that of one
   */
  public EffectiveRoutes {
    subnet.ifPresent(SubnetReference::new);
  }

  /**
   * Creates them of an interface of which nobody says where it stands.
   *
   * @param routes the routes, those that are not active included
   */
  public EffectiveRoutes(ImmutableList<EffectiveRoute> routes) {
    this(Optional.empty(), routes);
  }

  /**
   * Says where the interface stands.
   *
   * @param place the subnet
   * @return the same routes, of an interface in the subnet
   */
  public EffectiveRoutes in(SubnetReference place) {
    return new EffectiveRoutes(Optional.of(place.id()), routes);
  }
}
