package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.RetiredFeature;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the decision tables of all editions as a Markdown page: by which rule an edition decides
 * which communication model a pool uses. The page is kept as {@code docs/decision-tables.md}.
 */
public final class DecisionTables {

  private static final String INTRODUCTION =
      """
      # Decision tables

      Which communication model a pool uses, by each edition of the documentation. This page is \
      printed from the code by `io.github.batchcomm.examples.DecisionTables`; do not edit it.

      How to read a table:

      - The first row that applies decides. A row applies if every fact it names has one of the \
      values it names; facts it does not name may have any value.
      - A fact that is not known stands for each of its values: the table is asked about every \
      case that the known facts allow, and the answers are put together.
      - **Models** are those that nodes of such a pool may be using, **promise** is what the \
      documentation promises, and **new nodes** tells whether such a pool can be given any. A \
      **limitation** keeps a pool from simplified communication.
      - A table is asked twice: about the nodes a pool has, and about those it would get if it \
      were scaled out from zero. Only the former can be observed.
      - A day is a day in UTC, and a last day belongs to what ends with it.
      """;

  private static final List<String> COLUMNS =
      List.of(
          "#",
          "Rule",
          "When",
          "Models",
          "Promise",
          "New nodes",
          "Limitation",
          "In words",
          "Source");

  private DecisionTables() {}

  /**
   * Writes the page to a file, or prints it to standard output. (Maven 3.8 ends what its programs
   * print with a control sequence, so the file is the way to go when run by Maven.)
   *
   * @param arguments the file to write, if any
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.out.print(page());
    } else {
      Files.writeString(Path.of(arguments[0]), page());
    }
  }

  /** {@return the page} */
  static String page() {
    return INTRODUCTION + Editions.all().stream().map(DecisionTables::chapter).collect(joining());
  }

  private static String chapter(Edition edition) {
    return "\n## Edition %s\n\n%s\n%s"
        .formatted(edition.id(), lines(dependsOn(edition)), lines(table(edition)));
  }

  /** The regions and dates that the edition's table depends on. */
  private static List<String> dependsOn(Edition edition) {
    Stream<String> regions =
        regions(edition.regionSupport().content()).stream()
            .map(text -> item(text, edition.regionSupport()));
    Stream<String> defaultMode =
        edition.defaultModeSchedule().stream()
            .map(schedule -> item(defaultMode(schedule.content()), schedule));
    Stream<String> retirements =
        edition.retirements().stream()
            .map(
                retirement ->
                    item(
                        "Last day of %s: %s"
                            .formatted(
                                feature(retirement.content().feature()),
                                retirement.content().lastDay()),
                        retirement));
    Stream<String> cautions =
        edition.regionCautions().stream()
            .map(
                caution ->
                    item(
                        "Caution, %s: %s"
                            .formatted(caution.content().region(), caution.content().text()),
                        caution));
    return Stream.of(regions, defaultMode, retirements, cautions).flatMap(texts -> texts).toList();
  }

  private static String item(String text, Clause<?> clause) {
    return "- %s (%s)".formatted(text, clause.source());
  }

  private static List<String> regions(RegionSupport support) {
    if (support instanceof RegionSupport.ByCloud byCloud) {
      return byCloud.clouds().entrySet().stream()
          .map(
              cloud ->
                  "Regions, %s cloud: %s"
                      .formatted(cloud.getKey().serviceTagCloudName(), regions(cloud.getValue())))
          .toList();
    }
    return List.of("Regions: none is listed, so none is excluded");
  }

  private static String regions(RegionSupport.CloudRegions regions) {
    if (regions instanceof RegionSupport.AllExcept allExcept) {
      return "all but " + names(allExcept.regions());
    }
    return "only " + names(((RegionSupport.Only) regions).regions());
  }

  private static String names(Collection<Region> regions) {
    return regions.stream().sorted().map(Region::location).collect(joining(", "));
  }

  private static String defaultMode(DefaultModeSchedule schedule) {
    return "Switch of the default mode: after %s; undecided from %s to %s"
        .formatted(
            schedule.lastClassicDay(),
            schedule.lastClassicDay().minusDays(schedule.uncertainDays()),
            schedule.lastClassicDay().plusDays(schedule.uncertainDays()));
  }

  private static String feature(RetiredFeature feature) {
    return switch (feature) {
      case CLASSIC_MODEL -> "the classic model";
      case CLOUD_SERVICES_CONFIGURATION -> "Cloud Services Configuration";
      case NO_PUBLIC_IP_V1 -> "pools without public IP addresses of the V1 preview";
    };
  }

  private static List<String> table(Edition edition) {
    List<String> rows = new ArrayList<>();
    rows.add(row(COLUMNS));
    rows.add("|" + "---|".repeat(COLUMNS.size()));
    int number = 0;
    for (Clause<DecisionRule> clause : edition.decisionTable()) {
      number++;
      rows.add(row(cells(number, clause)));
    }
    return rows;
  }

  private static List<String> cells(int number, Clause<DecisionRule> clause) {
    DecisionRule rule = clause.content();
    Outcome outcome = rule.outcome();
    return List.of(
        Integer.toString(number),
        "`" + rule.code() + "`",
        conditions(rule),
        outcome.models().stream().map(DecisionTables::words).collect(joining(" or ")),
        outcome.promise().value().map(DecisionTables::words).orElse("-"),
        outcome.allocatable() ? "yes" : "no",
        limitation(rule.limitation()),
        rule.text(),
        clause.source().toString());
  }

  private static String limitation(LimitationStatus limitation) {
    return switch (limitation) {
      case NONE -> "-";
      case POSSIBLE -> "perhaps";
      case STANDS -> "yes";
    };
  }

  private static String conditions(DecisionRule rule) {
    return rule.conditions().asMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            condition ->
                "%s: %s"
                    .formatted(
                        condition.getKey().title(),
                        condition.getValue().stream()
                            .sorted()
                            .map(FactValue::title)
                            .collect(joining(" or "))))
        .collect(joining("; "));
  }

  private static String row(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |"));
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(joining());
  }

  private static String words(CommunicationModel model) {
    return model.name().toLowerCase(Locale.ROOT);
  }
}
