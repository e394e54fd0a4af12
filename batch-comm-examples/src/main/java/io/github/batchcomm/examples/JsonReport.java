package io.github.batchcomm.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.endpoint.DependencyJudgement;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.ShadowedRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The audit for machines. Each record is one object of {@code readiness-audit.schema.json}, which
 * explains the values; its components are the object's members in their order.
 */
final class JsonReport {

  private static final int SCHEMA_VERSION = 1;

  private static final ObjectWriter WRITER = JsonMapper.builder().build().writer(printer());

  private JsonReport() {}

  /** {@return the report: one JSON object on lines of its own} */
  static String of(Audit audit) {
    try {
      return WRITER.writeValueAsString(Document.of(audit)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The report holds what JSON cannot", e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  record Document(
      int schemaVersion,
      String edition,
      String asOf,
      List<Account> accounts,
      List<Problem> problems,
      List<Problem> notices,
      Map<String, Integer> unrecognised) {

    static Document of(Audit audit) {
      return new Document(
          SCHEMA_VERSION,
          audit.edition().id(),
          audit.asOf().toString(),
          each(audit.accounts(), Account::of),
          each(audit.problems(), it -> new Problem(it.document(), it.pointer(), it.text())),
          each(audit.notices(), it -> new Problem(it.document(), it.pointer(), it.text())),
          audit.unrecognised());
    }
  }

  record Account(
      String name,
      String region,
      String readiness,
      List<Remark> findings,
      List<Pool> pools,
      @Nullable Dependencies outboundDependencies,
      List<String> limitations,
      List<String> impactedPools) {

    static Account of(AuditedAccount audited) {
      MigrationReadiness migration = audited.migration();
      return new Account(
          audited.name(),
          migration.account().region().location(),
          migration.readiness().name(),
          each(migration.findings(), Remark::of),
          each(migration.pools(), Pool::of),
          audited.dependencies().map(Dependencies::of).orElse(null),
          migration.limitations().stream().map(finding -> finding.code()).distinct().toList(),
          each(migration.impactedPools(), pool -> pool.pool().id()));
    }
  }

  record Pool(
      String id,
      Model model,
      String readiness,
      List<Endpoint> endpoints,
      List<Remark> findings,
      List<FlowJson> flows,
      List<ShadowedJson> shadowedRules,
      List<RuleJson> idleRules) {

    static Pool of(PoolReadiness pool) {
      return new Pool(
          pool.pool().id(),
          Model.of(pool.model()),
          pool.readiness().name(),
          each(pool.endpoints(), Endpoint::of),
          each(pool.findings(), Remark::of),
          each(pool.network().flows(), FlowJson::of),
          each(pool.network().shadowedRules(), ShadowedJson::of),
          each(pool.network().idleRules(), RuleJson::of));
    }
  }

  record RuleJson(String layer, String resource, String rule) {

    static RuleJson of(DecidingRule rule) {
      return new RuleJson(rule.layer().name(), rule.resource(), rule.rule());
    }
  }

  record ShadowedJson(String layer, String resource, String rule, List<String> shadowedBy) {

    static ShadowedJson of(ShadowedRule shadowed) {
      DecidingRule rule = shadowed.rule();
      return new ShadowedJson(
          rule.layer().name(),
          rule.resource(),
          rule.rule(),
          each(shadowed.shadowedBy(), DecidingRule::rule));
    }
  }

  record Model(
      List<String> current,
      List<String> next,
      @Nullable String expected,
      List<Rule> reasons,
      List<Advice> settledBy) {

    static Model of(EffectiveModel model) {
      return new Model(
          each(model.current(), Enum::name),
          each(model.next(), Enum::name),
          model.expected().map(Enum::name).orElse(null),
          each(model.reasons(), Rule::of),
          each(OpenQuestion.of(model), Advice::of));
    }
  }

  record Endpoint(
      String id,
      String direction,
      List<String> protocols,
      List<String> ports,
      String remote,
      String need,
      List<String> models,
      String network,
      List<String> advisoryProtocols,
      @Nullable String condition,
      String source) {

    static Endpoint of(RequiredEndpoint endpoint) {
      Need need = endpoint.need();
      return new Endpoint(
          endpoint.id(),
          endpoint.direction().name(),
          each(endpoint.protocols(), Object::toString),
          each(endpoint.ports(), Object::toString),
          endpoint.remote().toString(),
          need.kind().name(),
          each(endpoint.models(), Enum::name),
          endpoint.network().name(),
          each(endpoint.advisoryProtocols(), Object::toString),
          need.kind() == Need.Kind.REQUIRED ? null : need.explanation(),
          endpoint.source().toString());
    }
  }

  record Dependencies(String verdict, List<String> decidedBy, String text, String source) {

    static Dependencies of(DependencyJudgement judgement) {
      return new Dependencies(
          judgement.verdict().name(),
          each(judgement.decidedBy(), entry -> entry.domain().toString()),
          judgement.text(),
          judgement.source().toString());
    }
  }

  record Remark(String code, String text, String source, String severity) {

    static Remark of(Finding finding) {
      return new Remark(
          finding.code(), finding.text(), finding.source().toString(), finding.severity().name());
    }
  }

  record Rule(String code, String text, String source, List<String> concerns, boolean certain) {

    static Rule of(Reason reason) {
      return new Rule(
          reason.code(),
          reason.text(),
          reason.source().toString(),
          each(reason.concerns(), Enum::name),
          reason.certain());
    }
  }

  record Advice(String code, String text, List<String> concerns) {

    static Advice of(OpenQuestion question) {
      return new Advice(
          question.observation().name(),
          question.observation().advice(),
          each(question.concerns(), Enum::name));
    }
  }

  record Problem(String document, String pointer, String text) {}

  private static <T, R> List<R> each(Collection<T> values, Function<? super T, R> part) {
    return values.stream().map(part).toList();
  }
}
