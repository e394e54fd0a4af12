package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.model.BatchPool;
import net.jqwik.api.providers.TypeUsage;
import org.junit.jupiter.api.Test;

/** Which public types of the library have an arbitrary. */
class InputTypesTest {

  /** Texts of editions, and what is made of editions; programs read these and do not give them. */
  private static final ImmutableSet<String> READ_ONLY =
      ImmutableSet.of(
          "Clause",
          "ClauseChange",
          "Editions",
          "Finding",
          "Procedure",
          "RegionCaution",
          "Remark",
          "Remote",
          "Source",
          "Step",
          "SupportRequest");

  /** What cuts flows up, and what it gives back; programs ask it and give it nothing. */
  private static final ImmutableSet<String> MACHINERY = ImmutableSet.of("FirstMatch");

  @Test
  void everyPublicTypeOfTheUpperFloorsHasOneUnlessItIsReadOnly() {
    BatchArbitraryProvider provider = new BatchArbitraryProvider();
    ImmutableList<JavaClass> types =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(PortRange.class, BatchPool.class, Edition.class)
                .stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.isTopLevelClass() && !type.isEnum())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !READ_ONLY.contains(type.getSimpleName()))
                .filter(type -> !MACHINERY.contains(type.getSimpleName()))
                .collect(toImmutableList());

    assertThat(types).hasSizeGreaterThan(25);
    assertThat(types)
        .allSatisfy(
            type ->
                assertThat(provider.canProvideFor(TypeUsage.of(type.reflect())))
                    .as(type.getName())
                    .isTrue());
    assertThat(provider.canProvideFor(TypeUsage.of(BatchCommunication.class))).isTrue();
  }
}
