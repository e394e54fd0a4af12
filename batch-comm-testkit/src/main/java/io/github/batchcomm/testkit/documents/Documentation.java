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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Documents an inventory: leaves out of it what the shapes cannot say, and writes each account and
 * pool in one to three places.
 */
final class Documentation {

  /** How many accounts, and pools of one, have variations of their own; more share these. */
  private static final int ACCOUNTS = 2;

  private static final int POOLS = 4;

  private static final int OF_WHOLE = 0;
  private static final int OF_DECLARATIONS = 1;
  private static final int OF_ACCOUNTS = 2;

  /** How many variations there are. */
  static final int VARIATIONS = OF_ACCOUNTS + ACCOUNTS * (1 + POOLS);

  private final ImmutableSet<DocumentShape> shapes;
  private final ImmutableList<ImmutableIntArray> numbers;
  private final Variation variation;

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
  }

  /**
   * Documents an inventory.
   *
   * @param inventory the inventory
   * @param shapes the shapes allowed, one of which shows accounts
   * @param numbers those of each variation
   * @return as much of the inventory as the shapes can say, and the documents
   */
  static DocumentedInventory of(
      Inventory inventory,
      ImmutableSet<DocumentShape> shapes,
      ImmutableList<ImmutableIntArray> numbers) {
    return new Documentation(shapes, numbers).document(inventory);
  }

  private DocumentedInventory document(Inventory inventory) {
    boolean isOnly = inventory.accounts().size() == 1;
    Inventory said =
        new Inventory(
            IntStream.range(0, inventory.accounts().size())
                .mapToObj(i -> account(inventory.accounts().get(i), i, isOnly))
                .sorted(
                    Comparator.comparing(
                        (InventoryAccount it) -> Ascii.toLowerCase(it.account().name())))
                .collect(toImmutableList()));
    ImmutableList<ObjectNode> declarations =
        shapes.contains(DocumentShape.DECLARATION)
            ? DeclarationWriter.write(said, variation(OF_DECLARATIONS))
            : ImmutableList.of();
    return new DocumentedInventory(
        said,
        new DocumentBinder(shapes, variation)
            .bind(
                ImmutableListMultimap.copyOf(resources),
                ImmutableListMultimap.copyOf(dependencies),
                declarations));
  }

  private InventoryAccount account(InventoryAccount account, int position, boolean isOnly) {
    Variation own = ofAccount(position);
    ImmutableList<Place> places =
        places(DocumentShape::accountForms, account.account().id().isPresent(), own);
    ImmutableList<BatchAccount> views = Views.of(account.account(), forms(places), own);
    boolean showsId = views.stream().anyMatch(it -> it.id().isPresent());
    boolean declares = shapes.contains(DocumentShape.DECLARATION);
    BatchAccount said =
        account.account().toBuilder()
            .id(account.account().id().filter(id -> showsId))
            .modelHistory(account.account().modelHistory().filter(history -> declares))
            .build();
    Home home = new Home(said, isOnly);
    for (int i = 0; i < views.size(); i++) {
      resources.put(
          places.get(i).shape(), AccountWriter.write(views.get(i), places.get(i).form(), own));
    }
    ImmutableList<BatchPool> pools =
        IntStream.range(0, account.pools().size())
            .mapToObj(i -> pool(account.pools().get(i), home, ofPool(position, i)))
            .sorted(Comparator.comparing(pool -> Ascii.toLowerCase(pool.id())))
            .collect(toImmutableList());
    Optional<OutboundDependencies> list =
        account.outboundDependencies().filter(it -> canShow(it, home));
    list.ifPresent(it -> dependencies(it, own));
    return InventoryAccount.builder().account(said).pools(pools).outboundDependencies(list).build();
  }

  private BatchPool pool(BatchPool pool, Home home, Variation own) {
    ImmutableList<Place> places =
        places(DocumentShape::poolForms, pool.resourceId().isPresent(), own);
    ImmutableList<BatchPool> views = Views.of(pool, forms(places), own);
    for (int i = 0; i < views.size(); i++) {
      Place place = places.get(i);
      ObjectNode json = PoolWriter.write(views.get(i), place.form(), home, own);
      if (place.form() == ResourceForm.CHILD_IN_TEMPLATE) {
        parent(home.account(), own).withArrayProperty("resources").add(json);
      } else {
        resources.put(place.shape(), json);
      }
    }
    boolean showsId = views.stream().anyMatch(it -> it.resourceId().isPresent());
    BatchPool.Builder said = pool.toBuilder().resourceId(pool.resourceId().filter(id -> showsId));
    if (!shapes.contains(DocumentShape.DECLARATION)) {
      said.lastScaledFromZero(Optional.empty())
          .noPublicIpGeneration(NoPublicIpGeneration.UNKNOWN)
          .workloads(Optional.empty());
    }
    return said.build();
  }

  /**
   * The account in a template in which its pools stand; if there is none, one that says no more.
   */
  private ObjectNode parent(BatchAccount account, Variation own) {
    List<ObjectNode> inTemplates = resources.get(DocumentShape.TEMPLATE_WITH_CHILDREN);
    return inTemplates.stream()
        .filter(it -> it.path("name").asText().equals(account.name()))
        .findFirst()
        .orElseGet(
            () -> {
              ObjectNode parent =
                  AccountWriter.write(Views.nothingOf(account).build(), ResourceForm.TEMPLATE, own);
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
    if (hasId && !withIds.isEmpty() && Collections.disjoint(places, withIds)) {
      places.add(own.of(withIds));
    }
    return ImmutableList.copyOf(places);
  }

  private static ImmutableList<ResourceForm> forms(ImmutableList<Place> places) {
    return IntStream.range(0, places.size())
        .mapToObj(i -> places.get(i).form())
        .collect(toImmutableList());
  }

  /** The variation of an account, which does not depend on what the others hold. */
  private Variation ofAccount(int account) {
    return variation(OF_ACCOUNTS + account % ACCOUNTS * (1 + POOLS));
  }

  private Variation ofPool(int account, int pool) {
    return variation(OF_ACCOUNTS + account % ACCOUNTS * (1 + POOLS) + 1 + pool % POOLS);
  }

  private Variation variation(int position) {
    return new Variation(numbers.get(position).asList());
  }
}
