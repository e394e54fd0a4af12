package io.github.batchcomm.examples;

import static io.github.batchcomm.examples.Exports.ACCOUNT;
import static io.github.batchcomm.examples.Exports.SUBNET;
import static io.github.batchcomm.examples.Exports.pool;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report for machines: its shape, its order and its schema. */
class JsonReportTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(resource("readiness-audit.schema.json"));

  private static final String DECLARATION =
      """
      {"batchComm": 1,
       "accounts": {"acct1": {"communicationModelChanges": [
         {"to": "SIMPLIFIED", "requestedAt": "2022-03-01T09:00:00Z", "confirmedAt": "2022-03-03T12:00:00Z"}]}},
       "pools": {"acct1/pool1": {"lastScaledFromZero": "2022-02-04T00:00:00Z"}}}
      """;

  @TempDir Path directory;

  @Test
  void aSmallInventoryGivesExactlyTheDocumentedReport() throws IOException {
    Exports.write(directory, "account.json", ACCOUNT);
    Exports.write(directory, "pool.json", pool("pool1", SUBNET));
    Exports.write(directory, "declaration.json", DECLARATION);
    AuditRun run = run("--edition", "2022-06-02", "--as-of", "2022-07-01T00:00:00Z");
    assertThat(run.out()).isEqualTo(resource("golden.json"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theSampleIsValidByTheSchemaInEveryEdition() {
    for (Edition edition : Editions.all()) {
      assertThat(errors(AuditRun.of("--format", "json", "--edition", edition.id()).out()))
          .as(edition.id())
          .isEmpty();
    }
  }

  @Test
  void anEmptyReportIsValidByTheSchema() {
    assertThat(errors(run().out())).isEmpty();
  }

  @Test
  void aReportOfProblemsNoticesAndOtherResourcesIsValidByTheSchema() {
    Exports.write(directory, "account.json", ACCOUNT.replace("Enabled", "Sometimes"));
    Exports.write(directory, "bad.json", "{");
    Exports.write(directory, "disk.json", "{\"type\": \"Microsoft.Compute/disks\"}");
    String report = run().out();
    assertThat(report).contains("Sometimes", "bad.json", "microsoft.compute/disks");
    assertThat(errors(report)).isEmpty();
  }

  @Test
  void yearsBeyond9999AreValidByTheSchema() {
    assertThat(errors(run("--as-of", "+12026-01-01T00:00:00Z").out())).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotDescribe() throws JsonProcessingException {
    ObjectNode report = (ObjectNode) JSON.readTree(AuditRun.of("--format", "json").out());
    ((ObjectNode) report.at("/accounts/0/pools/0/model")).put("more", 1);
    assertThat(errors(report.toString())).isNotEmpty();
  }

  @Test
  void theSchemaAsksForEveryMember() throws JsonProcessingException {
    ObjectNode report = (ObjectNode) JSON.readTree(AuditRun.of("--format", "json").out());
    ((ObjectNode) report.at("/accounts/0/pools/0/endpoints/0")).remove("condition");
    assertThat(errors(report.toString())).isNotEmpty();
  }

  @Test
  void theReportEndsInOneNewlineAndHasNoCarriageReturn() {
    assertThat(AuditRun.of("--format", "json").out()).endsWith("\n}\n").doesNotContain("\r");
  }

  @Test
  void accountsAndPoolsAreInOrderOfTheirNames() throws JsonProcessingException {
    JsonNode report = JSON.readTree(AuditRun.of("--format", "json").out());
    assertThat(texts(report.get("accounts"), "name")).isSorted().hasSize(7);
    for (JsonNode account : report.get("accounts")) {
      assertThat(texts(account.get("pools"), "id")).isSorted().isNotEmpty();
    }
  }

  @Test
  void namesOutsideAsciiAreWrittenInUtf8() {
    Exports.write(directory, "größe.json", "{");
    assertThat(run().out()).contains("größe.json");
  }

  private AuditRun run(String... options) {
    return AuditRun.of(
        ImmutableList.<String>builder()
            .add("--format", "json", directory.toString())
            .add(options)
            .build()
            .toArray(String[]::new));
  }

  private static List<Error> errors(String report) {
    return SCHEMA.validate(report, InputFormat.JSON);
  }

  private static List<String> texts(JsonNode array, String member) {
    ImmutableList.Builder<String> texts = ImmutableList.builder();
    array.forEach(element -> texts.add(element.get(member).textValue()));
    return texts.build();
  }

  private static String resource(String name) {
    try {
      return Resources.toString(
          Resources.getResource(JsonReportTest.class, name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
