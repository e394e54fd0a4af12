package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InCloud;
import io.github.batchcomm.testkit.constraints.InEdition;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.UserMade;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithPools;
import io.github.batchcomm.testkit.constraints.WithoutNodes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.JqwikException;
import net.jqwik.api.providers.TypeUsage;

/** Constraints that cannot be kept, or that say nothing about what they stand on. */
class ConstraintsProperties {

  @SuppressWarnings("unused")
  private record Wrong(
      @WithNodes @WithoutNodes BatchPool nodes,
      @InCloud(Cloud.CHINA) @InRegion("westeurope") BatchAccount place,
      @Published @UserMade Edition maker,
      @InEdition("1999-01-01") Edition edition,
      @InCloud(Cloud.CHINA) BatchPool cloud,
      @WithNodes ServiceTag tag,
      @FullyKnown @InRegion("atlantis") Inventory known,
      @WithPools(min = 3, max = 2) Inventory count,
      @WithAccounts(max = 3) InventoryAccount single,
      @InEdition("2021-10-21") Instant instant,
      @WithNodes Presence<Region> presence,
      @InRegion("not a region!") BatchAccount name) {}

  @Example
  void constraintsThatExcludeEachOtherAreNamed() throws Exception {
    assertRefused("nodes")
        .withMessage(
            "@ForAll BatchPool: @WithNodes and @WithoutNodes exclude each other: no value is left"
                + " for the presence of nodes. Remove one of them");
    assertRefused("place")
        .withMessage(
            "@ForAll BatchAccount: @InCloud({CHINA}) and @InRegion({\"westeurope\"}) exclude each"
                + " other: no value is left for the region. Remove one of them");
    assertRefused("maker")
        .withMessage(
            "@ForAll Edition: @Published and @UserMade exclude each other: no value is left for the"
                + " maker of the edition. Remove one of them");
    assertRefused("known")
        .withMessageContaining("exclude each other")
        .withMessageContaining("@FullyKnown")
        .withMessageContaining("atlantis");
  }

  @Example
  void constraintsThatDoNotApplyAreNamedWithThoseThatDo() throws Exception {
    assertRefused("cloud")
        .withMessageStartingWith(
            "@ForAll BatchPool: @InCloud({CHINA}) does not apply. There are [@FullyKnown,")
        .withMessageContaining("@WithoutVirtualNetwork");
    assertRefused("single")
        .withMessageContaining("@WithAccounts")
        .withMessageContaining("not apply");
    assertRefused("presence")
        .withMessage(
            "@ForAll Presence: @WithNodes does not apply. There is no constraint for this type");
    assertRefused("instant")
        .withMessageEndingWith("applies to instants that are decisive. Add @Decisive");
    assertRefused("tag")
        .withMessage(
            "@ForAll ServiceTag: @WithNodes does not apply. There is no constraint for this type");
  }

  @Example
  void valuesThatAreNoneAreNamed() throws Exception {
    assertRefused("edition")
        .withMessageContaining("'1999-01-01', which is no edition; there are [2021-10-21,");
    assertRefused("count").withMessageContaining("From 3 to 2 pools is no range");
    assertRefused("name").withMessageContaining("'not a region!' is not a region");
  }

  @Example
  void theSameErrorsComeFromTheMethods() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchArbitraries.pools().withNodes().withoutNodes())
        .withMessage(
            "withNodes() and withoutNodes() exclude each other: no value is left for the presence"
                + " of nodes. Remove one of them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchArbitraries.editions().of("x"))
        .withMessageContaining("'x', which is no edition");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchArbitraries.regions(new Cloud[0]))
        .withMessageContaining("leaves no value for the region");
  }

  @Example
  void nothingElseIsProvided() {
    BatchArbitraryProvider provider = new BatchArbitraryProvider();
    assertThat(provider.canProvideFor(TypeUsage.of(String.class))).isFalse();
    assertThat(provider.canProvideFor(TypeUsage.of(Object.class))).isFalse();
    assertThat(provider.canProvideFor(TypeUsage.of(Instant.class))).isFalse();
    assertThat(provider.canProvideFor(TypeUsage.of(BatchPool.class))).isTrue();
    assertThat(provider.canProvideFor(TypeUsage.of(Presence.class, TypeUsage.of(Region.class))))
        .isTrue();
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<JqwikException> assertRefused(
      String component) throws Exception {
    AnnotatedType type = Wrong.class.getDeclaredField(component).getAnnotatedType();
    TypeUsage usage = TypeUsage.forType(type.getType());
    for (Annotation annotation : type.getAnnotations()) {
      usage = usage.withAnnotation(annotation);
    }
    TypeUsage constrained = usage;
    return assertThatExceptionOfType(JqwikException.class)
        .isThrownBy(
            () ->
                new BatchArbitraryProvider()
                    .provideFor(constrained, subtype -> Set.of(BatchArbitraries.regions())));
  }
}
