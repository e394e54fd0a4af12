package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Ascii;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.endpoint.DependencyJudgement;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.network.NetworkVerdict;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** How the text report puts values into words and colours. */
final class Wording {

  private Wording() {}

  static String words(Enum<?> constant) {
    return Ascii.toLowerCase(constant.name()).replace('_', ' ');
  }

  static String models(Set<CommunicationModel> models, String ifNone) {
    return switch (models.size()) {
      case 0 -> ifNone;
      case 1 -> words(models.iterator().next());
      default -> "either model";
    };
  }

  /** The words are those of the columns of the pool table. */
  static String question(Set<Question> concerns) {
    return concerns.stream()
        .map(question -> question == Question.PRESENT_NODES ? "now" : "after scale-out")
        .collect(joining(" and "));
  }

  static String network(BatchPool pool) {
    if (pool.subnet().isAbsent()) {
      return "Batch's own";
    }
    return pool.subnet().value().map(SubnetReference::id).map(Wording::subnet).orElse("unknown");
  }

  private static String subnet(ResourceId id) {
    return id.parent().map(ResourceId::name).orElse("") + "/" + id.name();
  }

  static String joined(Set<?> values) {
    return values.stream().map(Object::toString).collect(joining(", "));
  }

  static String verdict(DependencyJudgement.Verdict verdict) {
    return switch (verdict) {
      case STILL_CLASSIC -> "some pool is still classic";
      case NO_CLASSIC_LEFT -> "no pool is classic any more";
      case CANNOT_TELL -> "cannot tell";
    };
  }

  static String verdict(NetworkVerdict verdict) {
    return Ascii.toLowerCase(FlowJson.word(verdict));
  }

  /** Names pools one by one, or all together where that says the same. */
  static String pools(Set<String> ids, MigrationReadiness account) {
    int all = account.pools().size();
    return ids.size() == all && all > 3 ? "all " + all + " pools" : String.join(", ", ids);
  }

  static String count(long count, String singular) {
    return count + " " + singular + (count == 1 ? "" : "s");
  }

  static IStyle style(Readiness readiness) {
    return switch (readiness) {
      case MIGRATED, READY -> Style.fg_green;
      case UNDETERMINED -> Style.fg_yellow;
      case NETWORK_CHANGES_NEEDED, INELIGIBLE -> Style.fg_red;
    };
  }

  static IStyle style(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Permitted) {
      return Style.fg_green;
    }
    return verdict instanceof NetworkVerdict.Blocked ? Style.fg_red : Style.fg_yellow;
  }

  static IStyle style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.fg_red;
      case WARNING -> Style.fg_yellow;
      case INFO -> Style.faint;
    };
  }

  static IStyle style(Conclusion conclusion) {
    return switch (conclusion) {
      case ALL_READY -> Style.fg_green;
      case UNDETERMINED -> Style.fg_yellow;
      case ACTION_NEEDED, NOTHING_FOUND, UNREADABLE -> Style.fg_red;
    };
  }
}
