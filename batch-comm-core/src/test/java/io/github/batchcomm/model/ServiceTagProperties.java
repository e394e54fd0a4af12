package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceTagProperties {

  private static final ImmutableList<String> SERVICES =
      ImmutableList.of(
          "BatchNodeManagement",
          "Storage",
          "AzureCloud",
          "AzureActiveDirectory",
          "AzureKeyVault",
          "AzureContainerRegistry",
          "AzureMonitor",
          "Internet",
          "VirtualNetwork",
          "Unheard");

  private static final ImmutableList<String> SUFFIXES =
      ImmutableList.of(
          "",
          ".WestEurope",
          ".FranceCentral",
          ".centralfrance",
          ".GermanyWestCentral",
          ".germanywc",
          ".USGovVirginia",
          ".ChinaNorth3",
          ".AtlantisNorth",
          ".FirstParty");

  @Property
  void coversIsReflexive(@ForAll("tags") ServiceTag tag) {
    assertThat(tag.covers(tag)).isTrue();
  }

  /** Few tags cover many others, so chance alone would seldom find a chain. */
  @Property
  void coversIsTransitive(@ForAll("tags") ServiceTag middle) {
    for (ServiceTag wide : allTags()) {
      if (wide.covers(middle)) {
        for (ServiceTag narrow : allTags()) {
          if (middle.covers(narrow)) {
            assertThat(wide.covers(narrow)).as("%s, %s, %s", wide, middle, narrow).isTrue();
          }
        }
      }
    }
  }

  @Property
  void twoTagsThatCoverEachOtherAreEqual(
      @ForAll("tags") ServiceTag tag, @ForAll("tags") ServiceTag other) {
    assertThat(tag.covers(other) && other.covers(tag)).isEqualTo(tag.equals(other));
  }

  @Property
  void whatIsCoveredIsNotDisjoint(@ForAll("tags") ServiceTag tag) {
    for (ServiceTag other : allTags()) {
      assertThat(tag.covers(other) && tag.isDisjointFrom(other)).as("%s, %s", tag, other).isFalse();
    }
  }

  @Property
  void disjointIsSymmetric(@ForAll("tags") ServiceTag tag) {
    for (ServiceTag other : allTags()) {
      assertThat(tag.isDisjointFrom(other))
          .as("%s, %s", tag, other)
          .isEqualTo(other.isDisjointFrom(tag));
    }
  }

  @Property
  void aPartOfADisjointTagIsDisjointToo(@ForAll("tags") ServiceTag tag) {
    for (ServiceTag other : allTags()) {
      if (tag.isDisjointFrom(other)) {
        for (ServiceTag part : allTags()) {
          // What is not known of a tag is not concluded either.
          if (other.covers(part) && !part.toString().contains("Atlantis")) {
            assertThat(tag.isDisjointFrom(part)).as("%s, %s", tag, part).isTrue();
          }
        }
      }
    }
  }

  @Property
  void whatIsPrintedIsReadBack(@ForAll("tags") ServiceTag tag) {
    assertThat(ServiceTag.parse(tag.toString())).isEqualTo(tag).hasToString(tag.toString());
  }

  @Property
  void caseOfTheNameDoesNotMatter(@ForAll("tags") ServiceTag tag) {
    assertThat(ServiceTag.parse(Ascii.toUpperCase(tag.toString())))
        .isEqualTo(ServiceTag.parse(Ascii.toLowerCase(tag.toString())))
        .isEqualTo(tag);
  }

  @Property
  void orderAgreesWithEquality(@ForAll("tags") ServiceTag tag, @ForAll("tags") ServiceTag other) {
    assertThat(tag.compareTo(other) == 0).isEqualTo(tag.equals(other));
  }

  @Provide
  Arbitrary<ServiceTag> tags() {
    return Combinators.combine(Arbitraries.of(SERVICES), Arbitraries.of(SUFFIXES))
        .as((service, suffix) -> ServiceTag.parse(service + suffix));
  }

  private static ImmutableList<ServiceTag> allTags() {
    return SERVICES.stream()
        .flatMap(service -> SUFFIXES.stream().map(suffix -> ServiceTag.parse(service + suffix)))
        .collect(ImmutableList.toImmutableList());
  }
}
