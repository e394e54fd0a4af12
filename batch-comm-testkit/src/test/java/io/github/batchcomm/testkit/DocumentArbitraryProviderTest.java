package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InShape;
import io.github.batchcomm.testkit.constraints.OptedIn;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithoutNodes;
import io.github.batchcomm.testkit.documents.DocumentReportingFormat;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.io.File;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import net.jqwik.api.JqwikException;
import net.jqwik.api.SampleReportingFormat;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which documents annotations allow, what they refuse, and that none are offered without azure. */
class DocumentArbitraryProviderTest {

  /** Parameters with annotations that cannot be fulfilled; the methods are not called. */
  @SuppressWarnings("unused")
  private interface Refused {

    void noAccounts(
        @InShape({DocumentShape.DATA_PLANE_PAGE, DocumentShape.DECLARATION})
            DocumentedInventory it);

    void noShape(@InShape({}) DocumentedInventory it);

    void undeclared(@OptedIn @InShape(DocumentShape.REST_PAGE) DocumentedInventory it);

    void withoutIds(
        @FullyKnown @InShape({DocumentShape.TEMPLATE, DocumentShape.DECLARATION})
            DocumentedInventory it);

    void excluding(@WithNodes @WithoutNodes DocumentedInventory it);

    void foreign(@Published DocumentedInventory it);

    void alone(@InShape(DocumentShape.DEPENDENCY_LIST) InventoryDocument it);

    void noAccountsInNetwork(
        @InShape({DocumentShape.CLI_CREATED, DocumentShape.SERVICE_TAG_FILE}) DocumentedNetwork it);

    void undeclaredInNetwork(@OptedIn @InShape(DocumentShape.CLI_LIST) DocumentedNetwork it);

    void notOfDocuments(@InShape(DocumentShape.REST_PAGE) Inventory it);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noAccounts | leaves no shape that shows accounts | Add one of [REST_RESOURCE",
        "noShape | leaves no value for the shape of documents | REST_RESOURCE",
        "undeclared | @OptedIn and @InShape | Add DECLARATION",
        "withoutIds | @FullyKnown and @InShape | Add one of [REST_RESOURCE",
        "excluding | @WithNodes and @WithoutNodes exclude each other | presence of nodes",
        "foreign | @Published does not apply | @InShape",
        "alone | leaves no shape that shows accounts | @ForAll InventoryDocument",
        "noAccountsInNetwork | leaves no shape that shows accounts | @ForAll DocumentedNetwork",
        "undeclaredInNetwork | @OptedIn and @InShape | Add DECLARATION",
        "notOfDocuments | @InShape | does not apply",
      })
  void annotationsThatCannotBeFulfilledAreRefusedWithTheirNames(
      String method, String text, String more) {
    TypeUsage type = parameter(method);
    ArbitraryProvider provider =
        type.isOfType(Inventory.class)
            ? new BatchArbitraryProvider()
            : new DocumentArbitraryProvider();
    assertThat(provider.canProvideFor(type)).isTrue();
    assertThatExceptionOfType(JqwikException.class)
        .isThrownBy(() -> provider.provideFor(type, it -> Set.of()))
        .withMessageContaining(text)
        .withMessageContaining(more);
  }

  @Test
  void shapesThatExcludeEachOtherAreRefused() {
    DocumentArbitrary pages =
        DocumentArbitraries.documentedInventories().inShapes(DocumentShape.REST_PAGE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pages.inShapes(DocumentShape.CLI_LIST))
        .withMessageContaining("inShapes[REST_PAGE] and inShapes[CLI_LIST] exclude each other");
  }

  @Test
  void documentsAreReportedByTheirNamesAndTexts() {
    DocumentReportingFormat format = new DocumentReportingFormat();
    InventoryDocument document = InventoryDocument.of("1.json", "{\"a\" : 1}");
    assertThat(format.appliesTo(document)).isTrue();
    assertThat(format.appliesTo("1.json")).isFalse();
    assertThat(String.valueOf(format.report(document))).isEqualTo("1.json: {\"a\" : 1}");
  }

  @Test
  void withoutAzureAndJacksonEverythingElseStillWorks() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry :
        Splitter.on(File.pathSeparator).split(System.getProperty("java.class.path"))) {
      if (!entry.contains("batch-comm-azure") && !entry.contains("jackson")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Object inside =
          loader.loadClass(WithoutAzure.class.getName()).getDeclaredConstructor().newInstance();
      assertThat(((Callable<?>) inside).call()).isEqualTo("[Inventory, no accounts]");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Runs where neither batch-comm-azure nor Jackson is. */
  public static final class WithoutAzure implements Callable<String> {

    /** Creates the check; the test does, by reflection. */
    public WithoutAzure() {}

    @Override
    public String call() {
      try {
        Class.forName("io.github.batchcomm.azure.AzureInventory");
        return "azure is there";
      } catch (ClassNotFoundException expected) {
        List<String> answers = new ArrayList<>();
        for (ArbitraryProvider provider : ServiceLoader.load(ArbitraryProvider.class)) {
          TypeUsage type = TypeUsage.of(Inventory.class);
          if (provider.canProvideFor(type)) {
            provider.provideFor(type, it -> Set.of());
            answers.add(Inventory.class.getSimpleName());
          }
        }
        Inventory empty = new Inventory(ImmutableList.of());
        for (SampleReportingFormat format : ServiceLoader.load(SampleReportingFormat.class)) {
          if (format.appliesTo(empty)) {
            answers.add(String.valueOf(format.report(empty)));
          }
        }
        return answers.toString();
      }
    }
  }

  private static TypeUsage parameter(String name) {
    Method method =
        Arrays.stream(Refused.class.getDeclaredMethods())
            .filter(it -> it.getName().equals(name))
            .findFirst()
            .orElseThrow();
    TypeUsage type = TypeUsage.of(method.getParameterTypes()[0]);
    for (Annotation annotation : method.getParameterAnnotations()[0]) {
      type = type.withAnnotation(annotation);
    }
    return type;
  }
}
