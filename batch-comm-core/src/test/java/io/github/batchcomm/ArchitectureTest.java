package io.github.batchcomm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the house is built: its floors, and what core does not touch. */
class ArchitectureTest {

  private static final String ROOT = "io.github.batchcomm";
  private static final String INTERNAL = ROOT + ".internal";

  /** From top to bottom: each package uses only those above it. */
  private static final ImmutableList<String> FLOORS =
      ImmutableList.of(
          ROOT + ".flow",
          ROOT + ".model",
          ROOT + ".edition",
          ROOT + ".effective",
          ROOT + ".endpoint",
          ROOT + ".network",
          ROOT + ".migration",
          ROOT);

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Nested
  class Floors {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "io.github.batchcomm.flow",
          "io.github.batchcomm.model",
          "io.github.batchcomm.edition",
          "io.github.batchcomm.effective",
          "io.github.batchcomm.endpoint",
          "io.github.batchcomm.network",
          "io.github.batchcomm.migration"
        })
    void aPackageUsesOnlyPackagesAboveIt(String floor) {
      ImmutableList<String> below = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size());
      noClasses()
          .that()
          .resideInAPackage(floor)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(CORE);
    }

    @Test
    void internalsUseNoPackageOfTheHouse() {
      noClasses()
          .that()
          .resideInAPackage(INTERNAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLOORS.toArray(String[]::new))
          .check(CORE);
    }

    @Test
    void everyClassStandsOnAFloor() {
      classes()
          .should()
          .resideInAnyPackage(
              ImmutableSet.<String>builder()
                  .addAll(FLOORS)
                  .add(INTERNAL)
                  .build()
                  .toArray(String[]::new))
          .check(CORE);
    }

    @Test
    void theClassesOfCoreAreThereToBeChecked() {
      assertThat(CORE.stream().map(JavaClass::getPackageName))
          .contains(ROOT + ".flow", ROOT + ".migration", ROOT, INTERNAL);
    }
  }

  @Nested
  class CoreDoesNotTouch {

    /** Calls that read what is outside, by the class they are on. */
    private static final ImmutableSetMultimap<String, String> OUTSIDE =
        ImmutableSetMultimap.<String, String>builder()
            .putAll(
                "java.lang.System",
                "currentTimeMillis",
                "nanoTime",
                "getProperty",
                "getProperties",
                "setProperty",
                "getenv",
                "lineSeparator",
                "exit",
                "console",
                "out",
                "err",
                "in")
            .putAll("java.lang.Integer", "getInteger")
            .putAll("java.lang.Long", "getLong")
            .putAll("java.lang.Boolean", "getBoolean")
            .putAll("java.lang.Math", "random")
            .putAll("java.util.UUID", "randomUUID")
            .putAll("java.util.Locale", "getDefault")
            .putAll("java.util.TimeZone", "getDefault")
            .putAll("java.time.ZoneId", "systemDefault")
            .putAll(
                "java.net.InetAddress",
                "getByName",
                "getAllByName",
                "getLocalHost",
                "getHostName",
                "getCanonicalHostName",
                "isReachable")
            .putAll("java.util.Collection", "parallelStream")
            .putAll("java.util.Arrays", "parallelSort", "parallelPrefix", "parallelSetAll")
            .build();

    private static final ImmutableSet<String> OUTSIDE_CLASSES =
        ImmutableSet.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.lang.Thread",
            "java.lang.ThreadGroup",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.io.Console",
            "java.io.PrintStream",
            "java.io.PrintWriter",
            "java.io.RandomAccessFile",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.security.SecureRandom");

    private static final ImmutableSet<String> ADDRESSES =
        ImmutableSet.of(
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.UnknownHostException");

    @Test
    void theClockEnvironmentOrConsole() {
      noClasses()
          .should()
          .accessTargetWhere(
              access("reads what is outside", access -> isOutside(ownerOf(access), nameOf(access))))
          .check(CORE);
    }

    @Test
    void theCurrentTime() {
      noClasses()
          .should()
          .accessTargetWhere(
              access(
                  "asks for the current time",
                  access ->
                      nameOf(access).equals("now")
                          && access.getTargetOwner().getPackageName().startsWith("java.time")))
          .check(CORE);
    }

    @Test
    void filesThreadsOrChance() {
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "are of files, threads or chance",
                  type ->
                      OUTSIDE_CLASSES.contains(type.getFullName())
                          || type.getFullName().startsWith("java.io.File")
                          || type.getPackageName().startsWith("java.nio")))
          .check(CORE);
    }

    @Test
    void theNetwork() {
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "are of the network",
                  type ->
                      (type.getPackageName().startsWith("java.net")
                              || type.getPackageName().startsWith("javax.net"))
                          && !ADDRESSES.contains(type.getBaseComponentType().getFullName())))
          .check(CORE);
    }

    @Test
    void theCommonPoolOfThreads() {
      noClasses()
          .should()
          .accessTargetWhere(
              access(
                  "makes a stream parallel",
                  access ->
                      nameOf(access).equals("parallel")
                          && access.getTargetOwner().getPackageName().equals("java.util.stream")))
          .check(CORE);
    }

    @Test
    void theDefaultLocaleWhenItChangesCase() {
      noClasses()
          .should()
          .accessTargetWhere(
              access(
                  "changes case by the default locale",
                  access ->
                      ownerOf(access).equals("java.lang.String")
                          && ImmutableSet.of(
                                  "java.lang.String.toLowerCase()",
                                  "java.lang.String.toUpperCase()")
                              .contains(access.getTarget().getFullName())))
          .check(CORE);
    }

    @Test
    void stackTracesOnTheConsole() {
      noClasses()
          .should()
          .accessTargetWhere(
              access(
                  "prints a stack trace",
                  access ->
                      nameOf(access).equals("printStackTrace")
                          && access.getTargetOwner().isAssignableTo(Throwable.class)))
          .check(CORE);
    }

    private static boolean isOutside(String owner, String member) {
      return OUTSIDE.containsEntry(owner, member);
    }
  }

  @Nested
  class Logging {

    private static final ImmutableSet<String> ABOVE_DEBUG =
        ImmutableSet.of("info", "warn", "error", "atInfo", "atWarn", "atError", "atLevel");

    @Test
    void isNeverAboveDebug() {
      noClasses()
          .should()
          .accessTargetWhere(
              access(
                  "logs above debug",
                  access ->
                      ownerOf(access).equals("org.slf4j.Logger")
                          && ABOVE_DEBUG.contains(nameOf(access))))
          .check(CORE);
    }

    @Test
    void goesThroughSlf4jAlone() {
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache..", "ch.qos..")
          .check(CORE);
    }
  }

  @Test
  void noPublicNameSaysNothing() {
    noClasses()
        .that()
        .arePublic()
        .should(
            ArchConditions.be(
                describe(
                    "named Util, Helper, Manager or Impl",
                    type ->
                        type.getSimpleName()
                            .matches(".*(Utils?|Helpers?|Managers?|Impl)([A-Z0-9].*)?"))))
        .check(CORE);
  }

  @Test
  void noStaticFieldCanBeSet() {
    fields().that().areStatic().should().beFinal().check(CORE);
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String description, Predicate<JavaAccess<?>> test) {
    return describe(description, test);
  }

  private static String ownerOf(JavaAccess<?> access) {
    return access.getTargetOwner().getFullName();
  }

  private static String nameOf(JavaAccess<?> access) {
    return access.getName();
  }
}
