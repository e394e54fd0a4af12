package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.primitives.ImmutableIntArray;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.testkit.documents.AssignedInventory.AccountWays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Documents an inventory: leaves out of it what the shapes cannot say, and writes each account and
 * pool in one to three places. Each is written by variations of its own; only what several share is
 * varied as a whole: how many declarations there are, and what stands together in a document, in
 * which order and beside what else.
 */
final class Documentation {

  private static final int OF_WHOLE = 0;
  private static final int OF_SHOWING = 1;
  private static final int OF_DECLARING = OF_SHOWING + AssignedInventory.WAYS;

  /** How many variations there are: one of the whole, and two of each way of writing. */
  static final int VARIATIONS = OF_DECLARING + AssignedInventory.WAYS;

  private final ImmutableSet<DocumentShape> shapes;
  private final ImmutableList<ImmutableIntArray> numbers;
  private final Variation variation;
  private final DeclarationWriter declarations;

  /** What the documents hold so far, by shape. */
  private final ListMultimap<DocumentShape, ObjectNode> resources =
      MultimapBuilder.enumKeys(DocumentShape.class).arrayListValues().build();

  private final ListMultimap<DocumentShape, ArrayNode> dependencies =
      MultimapBuilder.enumKeys(DocumentShape.class).arrayListValues().build();

  /** A place where a resource stands. */
  private record Place(DocumentShape shape, ResourceForm form) {}

  private Documentation(
      ImmutableSet<DocumentShape> shapes, ImmutableList<ImmutableIntArray> numbers) {
    this.shapes = shapes;
    this.numbers = numbers;
    this.variation = variation(OF_WHOLE);
    this.declarations = new DeclarationWriter(variation);
  }

  /**
   * Documents an inventory.
   *
   * @param inventory the inventory, with the way of writing of each resource
   * @param shapes the shapes allowed, one of which shows accounts
   * @param numbers those of each variation
   * @return as much of the inventory as the shapes can say, and the documents
   */
  static DocumentedInventory of(
      AssignedInventory inventory,
      ImmutableSet<DocumentShape> shapes,
      ImmutableList<ImmutableIntArray> numbers) {
    return new Documentation(shapes, numbers).document(inventory);
  }

  private DocumentedInventory document(AssignedInventory inventory) {
    ImmutableList<InventoryAccount> accounts = inventory.inventory().accounts();
    Inventory said =
        new Inventory(
            IntStream.range(0, accounts.size())
                .mapToObj(
                    i -> account(accounts.get(i), inventory.ways().get(i), accounts.size() == 1))
                .sorted(
                    Comparator.comparing(
                        (InventoryAccount it) -> Ascii.toLowerCase(it.account().name())))
                .collect(toImmutableList()));
    return new DocumentedInventory(
        said,
        new DocumentBinder(shapes, variation)
            .bind(
                ImmutableListMultimap.copyOf(resources),
                ImmutableListMultimap.copyOf(dependencies),
                declares() ? declarations.written() : ImmutableList.of()));
  }

  private InventoryAccount account(InventoryAccount account, AccountWays ways, boolean isOnly) {
    Variation own = showing(ways.own());
    ImmutableList<Place> places =
        places(DocumentShape::accountForms, account.account().id().isPresent(), own);
    ImmutableList<BatchAccount> views = Views.of(account.account(), forms(places), own);
    boolean showsId = views.stream().anyMatch(it -> it.id().isPresent());
    BatchAccount said =
        account.account().toBuilder()
            .id(account.account().id().filter(id -> showsId))
            .modelHistory(account.account().modelHistory().filter(history -> declares()))
            .build();
    declarations.account(said, declaring(ways.own()));
    Home home = new Home(said, isOnly);
    Variation ofParents = own.fork();
    for (int i = 0; i < views.size(); i++) {
      resources.put(
          places.get(i).shape(), AccountWriter.write(views.get(i), places.get(i).form(), own));
    }
    ImmutableList<BatchPool> pools =
        IntStream.range(0, account.pools().size())
            .mapToObj(i -> pool(account.pools().get(i), home, ofParents, ways.pools().get(i)))
            .sorted(Comparator.comparing(pool -> Ascii.toLowerCase(pool.id())))
            .collect(toImmutableList());
    Optional<OutboundDependencies> list =
        account.outboundDependencies().filter(it -> canShow(it, home));
    list.ifPresent(it -> dependencies(it, own));
    return InventoryAccount.builder().account(said).pools(pools).outboundDependencies(list).build();
  }

  private BatchPool pool(BatchPool pool, Home home, Variation ofParents, int way) {
    Variation own = showing(way);
    ImmutableList<Place> places =
        places(DocumentShape::poolForms, pool.resourceId().isPresent(), own);
    ImmutableList<BatchPool> views = Views.of(pool, forms(places), own);
    for (int i = 0; i < views.size(); i++) {
      Place place = places.get(i);
      ObjectNode json = PoolWriter.write(views.get(i), place.form(), home, own);
      if (place.form() == ResourceForm.CHILD_IN_TEMPLATE) {
        parent(home.account(), ofParents).withArrayProperty("resources").add(json);
      } else {
        resources.put(place.shape(), json);
      }
    }
    boolean showsId = views.stream().anyMatch(it -> it.resourceId().isPresent());
    BatchPool.Builder said = pool.toBuilder().resourceId(pool.resourceId().filter(id -> showsId));
    if (declares()) {
      declarations.pool(home.account(), pool, declaring(way));
    } else {
      said.lastScaledFromZero(Optional.empty())
          .noPublicIpGeneration(NoPublicIpGeneration.UNKNOWN)
          .workloads(Optional.empty());
    }
    return said.build();
  }

  /**
   * The account in a template in which its pools stand; if there is none, one that says no more. It
   * is written as the account would be if nothing were known of it, whichever pool needs it, so
   * that what fails because of how it is written needs no pool.
   */
  private ObjectNode parent(BatchAccount account, Variation ofParents) {
    List<ObjectNode> inTemplates = resources.get(DocumentShape.TEMPLATE_WITH_CHILDREN);
    return inTemplates.stream()
        .filter(it -> it.path("name").asText().equals(account.name()))
        .findFirst()
        .orElseGet(
            () -> {
              ObjectNode parent =
                  AccountWriter.write(
                      Views.nothingOf(account).build(), ResourceForm.TEMPLATE, ofParents.fork());
              inTemplates.add(parent);
              return parent;
            });
  }

  private boolean canShow(OutboundDependencies list, Home home) {
    return shapes.stream().anyMatch(DocumentShape::showsDependencies)
        && DependencyWriter.canShow(list, home);
  }

  private void dependencies(OutboundDependencies list, Variation own) {
    ImmutableList<DocumentShape> fitting =
        shapes.stream().filter(DocumentShape::showsDependencies).collect(toImmutableList());
    int copies = own.seldom() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      dependencies.put(own.of(fitting), DependencyWriter.write(list, own));
    }
  }

  /** One place, in most cases, or up to three; one more if no other shows the id that there is. */
  private ImmutableList<Place> places(
      Function<DocumentShape, ImmutableList<ResourceForm>> forms, boolean hasId, Variation own) {
    ImmutableList<Place> all =
        shapes.stream()
            .flatMap(shape -> forms.apply(shape).stream().map(form -> new Place(shape, form)))
            .collect(toImmutableList());
    ImmutableList<Place> withIds =
        all.stream().filter(it -> it.form().showsIds()).collect(toImmutableList());
    int count = own.of(1, 1, 1, 2, 3);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(own.of(all));
    }
    if (!withIds.isEmpty() && Collections.disjoint(places, withIds)) {
      // Drawn whether or not there is an id, so that the rest stays when it goes.
      Place withId = own.of(withIds);
      if (hasId) {
        places.add(withId);
      }
    }
    return ImmutableList.copyOf(places);
  }

  private static ImmutableList<ResourceForm> forms(ImmutableList<Place> places) {
    return IntStream.range(0, places.size())
        .mapToObj(i -> places.get(i).form())
        .collect(toImmutableList());
  }

  private boolean declares() {
    return shapes.contains(DocumentShape.DECLARATION);
  }

  /** How a resource is shown, which does not depend on what the others hold. */
  private Variation showing(int way) {
    return variation(OF_SHOWING + way);
  }

  /** How a resource is declared, which depends on nothing else either. */
  private Variation declaring(int way) {
    return variation(OF_DECLARING + way);
  }

  private Variation variation(int position) {
    return new Variation(numbers.get(position));
  }
}
