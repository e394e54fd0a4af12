package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InCloud;
import io.github.batchcomm.testkit.constraints.InEdition;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.InShape;
import io.github.batchcomm.testkit.constraints.InVirtualNetwork;
import io.github.batchcomm.testkit.constraints.NeverOptedIn;
import io.github.batchcomm.testkit.constraints.OfConfiguration;
import io.github.batchcomm.testkit.constraints.OptedIn;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.UserMade;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithCurrentMode;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithPools;
import io.github.batchcomm.testkit.constraints.WithPublicIp;
import io.github.batchcomm.testkit.constraints.WithPublicNetworkAccess;
import io.github.batchcomm.testkit.constraints.WithTargetMode;
import io.github.batchcomm.testkit.constraints.WithoutNodes;
import io.github.batchcomm.testkit.constraints.WithoutPublicIp;
import io.github.batchcomm.testkit.constraints.WithoutVirtualNetwork;
import io.github.batchcomm.testkit.documents.DocumentShape;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.providers.TypeUsage;

/** The annotations on a parameter, and what they do to the arbitrary for it. */
final class Constraints {

  private static final String OWN_PACKAGE = FullyKnown.class.getPackageName();

  private static final ImmutableSet<Class<? extends Annotation>> OF_REGIONS =
      ImmutableSet.of(InCloud.class, InRegion.class);

  private static final ImmutableSet<Class<? extends Annotation>> OF_ACCOUNTS =
      ImmutableSet.of(
          InCloud.class,
          InRegion.class,
          WithPublicNetworkAccess.class,
          OptedIn.class,
          NeverOptedIn.class,
          FullyKnown.class);

  private static final ImmutableSet<Class<? extends Annotation>> OF_POOLS =
      ImmutableSet.of(
          WithNodes.class,
          WithoutNodes.class,
          InVirtualNetwork.class,
          WithoutVirtualNetwork.class,
          WithPublicIp.class,
          WithoutPublicIp.class,
          OfConfiguration.class,
          WithTargetMode.class,
          WithCurrentMode.class,
          FullyKnown.class);

  private static final ImmutableSet<Class<? extends Annotation>> OF_INVENTORY_ACCOUNTS =
      ImmutableSet.<Class<? extends Annotation>>builder()
          .addAll(OF_ACCOUNTS)
          .addAll(OF_POOLS)
          .add(WithPools.class)
          .build();

  private static final ImmutableSet<Class<? extends Annotation>> OF_INVENTORIES =
      ImmutableSet.<Class<? extends Annotation>>builder()
          .addAll(OF_INVENTORY_ACCOUNTS)
          .add(WithAccounts.class)
          .build();

  private static final ImmutableSet<Class<? extends Annotation>> OF_EDITIONS =
      ImmutableSet.of(InEdition.class, Published.class, UserMade.class);

  private static final ImmutableSet<Class<? extends Annotation>> OF_INSTANTS =
      ImmutableSet.of(Decisive.class, InEdition.class);

  private final String type;
  private final ImmutableList<Annotation> annotations;

  private Constraints(String type, ImmutableList<Annotation> annotations) {
    this.type = type;
    this.annotations = annotations;
  }

  static Constraints of(TypeUsage type) {
    return new Constraints(
        type.getRawType().getSimpleName(),
        type.getAnnotations().stream()
            .filter(it -> it.annotationType().getPackageName().equals(OWN_PACKAGE))
            .collect(toImmutableList()));
  }

  /** Whether there is any. */
  boolean areThere() {
    return !annotations.isEmpty();
  }

  /**
   * Narrows by these constraints.
   *
   * @throws JqwikException if the constraints exclude each other or do not apply
   */
  Arbitrary<?> apply(Function<Constraints, Arbitrary<?>> arbitrary) {
    try {
      return arbitrary.apply(this);
    } catch (IllegalArgumentException e) {
      throw new JqwikException("@ForAll " + type + ": " + e.getMessage(), e);
    }
  }

  /** What no constraint applies to. */
  Arbitrary<?> none(Arbitrary<?> arbitrary) {
    checkOnly(ImmutableSet.of());
    return arbitrary;
  }

  PoolArbitrary narrow(PoolArbitrary pools) {
    checkOnly(OF_POOLS);
    return narrowed(pools);
  }

  AccountArbitrary narrow(AccountArbitrary accounts) {
    checkOnly(OF_ACCOUNTS);
    return narrowed(accounts);
  }

  InventoryArbitrary narrow(InventoryArbitrary inventories) {
    checkOnly(OF_INVENTORIES);
    return narrowed(inventories);
  }

  Arbitrary<InventoryAccount> narrowSingle(InventoryArbitrary inventories) {
    checkOnly(OF_INVENTORY_ACCOUNTS);
    return narrowed(inventories).single();
  }

  /** The shapes that documents are to have, as a constraint wants them. */
  record WantedShapes(String constraint, ImmutableList<DocumentShape> wanted) {}

  /** {@return the shapes wanted; empty if every shape is} */
  Optional<WantedShapes> shapes() {
    return annotations.stream()
        .filter(InShape.class::isInstance)
        .map(InShape.class::cast)
        .findFirst()
        .map(it -> new WantedShapes(name(it), ImmutableList.copyOf(it.value())));
  }

  /** Narrows inventories that documents show; what is asked for must be such as these can say. */
  InventoryArbitrary narrowDocumented(InventoryArbitrary inventories) {
    checkOnly(
        ImmutableSet.<Class<? extends Annotation>>builder()
            .addAll(OF_INVENTORIES)
            .add(InShape.class)
            .build());
    shapes().ifPresent(this::checkSayable);
    return narrowed(inventories);
  }

  private void checkSayable(WantedShapes shapes) {
    for (Annotation annotation : annotations) {
      boolean isKnownInFull = annotation instanceof FullyKnown;
      boolean isDeclared =
          isKnownInFull
              || annotation instanceof OptedIn
              || annotation instanceof NeverOptedIn
              || (annotation instanceof WithoutPublicIp it
                  && it.value().length > 0
                  && !Arrays.asList(it.value()).contains(NoPublicIpGeneration.UNKNOWN));
      if (isDeclared && !shapes.wanted().contains(DocumentShape.DECLARATION)) {
        throw new IllegalArgumentException(
            "%s and %s exclude each other: it is declared, and no shape left shows it. Add %s"
                .formatted(name(annotation), shapes.constraint(), DocumentShape.DECLARATION));
      }
      if (isKnownInFull && shapes.wanted().stream().noneMatch(DocumentShape::showsIds)) {
        throw new IllegalArgumentException(
            "%s and %s exclude each other: no shape left shows resource ids. Add one of %s"
                .formatted(
                    name(annotation),
                    shapes.constraint(),
                    Arrays.stream(DocumentShape.values())
                        .filter(DocumentShape::showsIds)
                        .toList()));
      }
    }
  }

  private InventoryArbitrary narrowed(InventoryArbitrary inventories) {
    InventoryArbitrary narrowed = inventories.accounts(this::narrowed).pools(this::narrowed);
    for (Annotation annotation : annotations) {
      if (annotation instanceof WithAccounts it) {
        narrowed = narrowed.withAccounts(it.min(), it.max());
      } else if (annotation instanceof WithPools it) {
        narrowed = narrowed.withPools(it.min(), it.max());
      }
    }
    return narrowed;
  }

  EditionArbitrary narrow(EditionArbitrary editions) {
    checkOnly(OF_EDITIONS);
    EditionArbitrary narrowed = editions;
    for (Annotation annotation : annotations) {
      String name = name(annotation);
      if (annotation instanceof InEdition it) {
        narrowed = narrowed.of(name, List.of(it.value()));
      } else if (annotation instanceof Published) {
        narrowed = narrowed.published(name);
      } else if (annotation instanceof UserMade) {
        narrowed = narrowed.userMade(name);
      }
    }
    return narrowed;
  }

  Arbitrary<Region> regions() {
    checkOnly(OF_REGIONS);
    return narrowed(BatchArbitraries.accounts()).regions();
  }

  Arbitrary<Cloud> clouds() {
    checkOnly(ImmutableSet.of(InCloud.class));
    Choice<Cloud> clouds = Choice.evenly("the cloud", Arrays.asList(Cloud.values()));
    for (Annotation annotation : annotations) {
      if (annotation instanceof InCloud it) {
        clouds = clouds.only(name(annotation), Arrays.asList(it.value()));
      }
    }
    return clouds.arbitrary();
  }

  /** Decisive instants; without the annotation that asks for them only where every instant is. */
  Arbitrary<Instant> instants(boolean everyInstantIsDecisive) {
    checkOnly(OF_INSTANTS);
    if (!everyInstantIsDecisive && annotations.stream().noneMatch(Decisive.class::isInstance)) {
      throw new IllegalArgumentException(
          "%s applies to instants that are decisive. Add @Decisive"
              .formatted(annotations.stream().map(Constraints::name).toList()));
    }
    EditionArbitrary editions = BatchArbitraries.editions();
    for (Annotation annotation : annotations) {
      if (annotation instanceof InEdition it) {
        editions = editions.of(name(annotation), List.of(it.value()));
      }
    }
    return BatchArbitraries.instants(editions.unchanged());
  }

  private PoolArbitrary narrowed(PoolArbitrary pools) {
    PoolArbitrary narrowed = pools;
    for (Annotation annotation : annotations) {
      String name = name(annotation);
      if (annotation instanceof WithNodes) {
        narrowed = narrowed.nodes(name, NodePresence.SOME);
      } else if (annotation instanceof WithoutNodes) {
        narrowed = narrowed.nodes(name, NodePresence.NONE);
      } else if (annotation instanceof InVirtualNetwork) {
        narrowed = narrowed.network(name, NetworkOwner.CUSTOMER);
      } else if (annotation instanceof WithoutVirtualNetwork) {
        narrowed = narrowed.network(name, NetworkOwner.BATCH);
      } else if (annotation instanceof WithPublicIp) {
        narrowed = narrowed.withPublicIp(name);
      } else if (annotation instanceof WithoutPublicIp it) {
        narrowed = narrowed.withoutPublicIp(name, it.value());
      } else if (annotation instanceof OfConfiguration it) {
        narrowed = narrowed.ofConfiguration(name, it.value());
      } else if (annotation instanceof WithTargetMode it) {
        narrowed = narrowed.withTargetMode(name, it.value());
      } else if (annotation instanceof WithCurrentMode it) {
        narrowed = narrowed.withCurrentMode(name, it.value());
      } else if (annotation instanceof FullyKnown) {
        narrowed = narrowed.fullyKnown(name);
      }
    }
    return narrowed;
  }

  private AccountArbitrary narrowed(AccountArbitrary accounts) {
    AccountArbitrary narrowed = accounts;
    for (Annotation annotation : annotations) {
      String name = name(annotation);
      if (annotation instanceof InCloud it) {
        narrowed = narrowed.inCloud(name, it.value());
      } else if (annotation instanceof InRegion it) {
        narrowed =
            narrowed.inRegion(
                name, Arrays.stream(it.value()).map(Region::of).toArray(Region[]::new));
      } else if (annotation instanceof WithPublicNetworkAccess it) {
        narrowed = narrowed.withPublicNetworkAccess(name, it.value());
      } else if (annotation instanceof OptedIn) {
        narrowed = narrowed.optedIn(name);
      } else if (annotation instanceof NeverOptedIn) {
        narrowed = narrowed.neverOptedIn(name);
      } else if (annotation instanceof FullyKnown) {
        narrowed = narrowed.fullyKnown(name);
      }
    }
    return narrowed;
  }

  private void checkOnly(ImmutableSet<Class<? extends Annotation>> applicable) {
    for (Annotation annotation : annotations) {
      if (!applicable.contains(annotation.annotationType())) {
        throw new IllegalArgumentException(
            "%s does not apply. %s"
                .formatted(
                    name(annotation),
                    applicable.isEmpty()
                        ? "There is no constraint for this type"
                        : "There are "
                            + applicable.stream()
                                .map(it -> "@" + it.getSimpleName())
                                .sorted()
                                .toList()));
      }
    }
  }

  /** The annotation as it stands in the source, without the package. */
  private static String name(Annotation annotation) {
    String text = annotation.toString().replace("@" + OWN_PACKAGE + ".", "@");
    return text.endsWith("()") ? text.substring(0, text.length() - 2) : text;
  }
}
