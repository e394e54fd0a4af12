package io.github.batchcomm.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;

@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 500)
class ServiceTagProperties {

  @Property
  void coversIsReflexive(@ForAll ServiceTag tag) {
    assertThat(tag.covers(tag)).isTrue();
  }

  /** Few tags cover many others, so that single ones would seldom make a chain. */
  @Property
  void coversIsTransitive(
      @ForAll ServiceTag middle, @ForAll @Size(min = 20, max = 60) List<ServiceTag> tags) {
    for (ServiceTag wide : tags) {
      if (wide.covers(middle)) {
        for (ServiceTag narrow : tags) {
          if (middle.covers(narrow)) {
            assertThat(wide.covers(narrow)).as("%s, %s, %s", wide, middle, narrow).isTrue();
          }
        }
      }
    }
  }

  @Property
  void twoTagsThatCoverEachOtherAreEqual(@ForAll ServiceTag tag, @ForAll ServiceTag other) {
    assertThat(tag.covers(other) && other.covers(tag)).isEqualTo(tag.equals(other));
  }

  @Property
  void whatIsCoveredIsNotDisjoint(
      @ForAll ServiceTag tag, @ForAll @Size(min = 20, max = 60) List<ServiceTag> tags) {
    for (ServiceTag other : tags) {
      assertThat(tag.covers(other) && tag.isDisjointFrom(other)).as("%s, %s", tag, other).isFalse();
    }
  }

  @Property
  void disjointIsSymmetric(
      @ForAll ServiceTag tag, @ForAll @Size(min = 20, max = 60) List<ServiceTag> tags) {
    for (ServiceTag other : tags) {
      assertThat(tag.isDisjointFrom(other))
          .as("%s, %s", tag, other)
          .isEqualTo(other.isDisjointFrom(tag));
    }
  }

  @Property
  void aPartOfADisjointTagIsDisjointToo(
      @ForAll ServiceTag tag, @ForAll @Size(min = 20, max = 60) List<ServiceTag> tags) {
    for (ServiceTag other : tags) {
      if (tag.isDisjointFrom(other)) {
        for (ServiceTag part : tags) {
          // What is not known of a tag is not concluded either.
          if (other.covers(part) && isKnown(part)) {
            assertThat(tag.isDisjointFrom(part)).as("%s, %s", tag, part).isTrue();
          }
        }
      }
    }
  }

  @Property
  void whatIsPrintedIsReadBack(@ForAll ServiceTag tag) {
    assertThat(ServiceTag.parse(tag.toString())).isEqualTo(tag).hasToString(tag.toString());
  }

  @Property
  void caseOfTheNameDoesNotMatter(@ForAll ServiceTag tag) {
    assertThat(ServiceTag.parse(Ascii.toUpperCase(tag.toString())))
        .isEqualTo(ServiceTag.parse(Ascii.toLowerCase(tag.toString())))
        .isEqualTo(tag);
  }

  @Property
  void orderAgreesWithEquality(@ForAll ServiceTag tag, @ForAll ServiceTag other) {
    assertThat(tag.compareTo(other) == 0).isEqualTo(tag.equals(other));
  }

  private static boolean isKnown(ServiceTag tag) {
    return tag.toString().indexOf('.') < 0 || tag.region().map(Region::isKnown).orElse(false);
  }
}
