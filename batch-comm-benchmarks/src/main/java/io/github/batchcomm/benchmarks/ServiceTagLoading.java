package io.github.batchcomm.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.google.common.io.ByteSource;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.azure.ServiceTagFile;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a service tag file takes to load, against Jackson's passing over its tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class ServiceTagLoading {

  /** The settings of the library's own parser. */
  private static final JsonFactory PARSERS =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(1 << 20)
                  .maxDocumentLength(64L << 20)
                  .maxTokenCount(2_000_000)
                  .build())
          .build();

  /** A file to load; empty for the generated one. */
  @Param("")
  public String file = "";

  private byte[] json = {};

  @Setup
  public void prepare() throws IOException {
    if (!file.isEmpty()) {
      json = Files.readAllBytes(Path.of(file));
      return;
    }
    GeneratedTagFile generated = GeneratedTagFile.generate();
    json = generated.json();
    ServiceTagCatalogue catalogue = load();
    BigInteger addresses =
        catalogue.tags().values().stream()
            .map(AddressSet::count)
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (catalogue.tags().size() != generated.tags() || !addresses.equals(generated.addresses())) {
      throw new IllegalStateException("The file was not read right");
    }
  }

  @Benchmark
  public ServiceTagCatalogue load() {
    return ServiceTagFile.read(new InventoryDocument(file, ByteSource.wrap(json))).catalogue();
  }

  /** As the library reads it: as strict UTF-8, through a reader. */
  @Benchmark
  public int bareScan() throws IOException {
    return scan(
        PARSERS.createParser(
            new BufferedReader(
                new InputStreamReader(
                    new ByteArrayInputStream(json),
                    StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))));
  }

  /** The fastest that Jackson can: from bytes, decoding no text that is not asked for. */
  @Benchmark
  public int bareScanOfBytes() throws IOException {
    return scan(new JsonFactory().createParser(json));
  }

  private static int scan(JsonParser tokens) throws IOException {
    int count = 0;
    try (JsonParser parser = tokens) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }
}
