package io.github.batchcomm.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What uses what, so that what is optional can be left out. */
class ArchitectureTest {

  private static final String ROOT = "io.github.batchcomm.testkit";

  /** From top to bottom: each package uses only those above it. */
  private static final ImmutableList<String> FLOORS =
      ImmutableList.of(
          ROOT + ".internal",
          ROOT + ".documents",
          ROOT + ".constraints",
          ROOT + ".laws",
          ROOT + ".assertions",
          ROOT);

  private static final JavaClasses TESTKIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static ImmutableList<String> floors() {
    return FLOORS.subList(0, FLOORS.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("floors")
  void aPackageUsesOnlyPackagesAboveIt(String floor) {
    ImmutableList<String> below = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
    noClasses()
        .that()
        .resideInAPackage(floor)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(below.toArray(String[]::new))
        .check(TESTKIT);
  }

  @Test
  void lawsAreCheckedWithoutAnyTestLibrary() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".laws", ROOT + ".internal")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.jqwik..", "org.junit..", "org.assertj..", "org.opentest4j..")
        .check(TESTKIT);
  }

  @Test
  void onlyAssertionsUseAssertJ() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".assertions")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.assertj..")
        .check(TESTKIT);
  }

  @Test
  void onlyDocumentsUseTheReaderOfDocumentsAndJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".documents")
        .and()
        .haveNameNotMatching(".*\\.Document[^.]*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.batchcomm.azure..", "com.fasterxml.jackson..")
        .check(TESTKIT);
  }
}
