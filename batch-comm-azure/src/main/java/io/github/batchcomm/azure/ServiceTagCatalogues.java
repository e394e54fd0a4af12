package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings the service tag files of an inventory together: one catalogue for each cloud. */
final class ServiceTagCatalogues {

  private ServiceTagCatalogues() {}

  /**
   * Chooses the catalogue of each cloud. Where two of one cloud differ, none is chosen: which one
   * is newer cannot be told, since change numbers go down at times.
   *
   * @param sightings the catalogues of all documents
   * @param problems receives the differences
   * @return at most one catalogue for each cloud, in the order of clouds
   */
  static ImmutableList<ServiceTagCatalogue> choose(
      List<Sighting<ServiceTagCatalogue>> sightings, Consumer<InventoryProblem> problems) {
    ImmutableList.Builder<ServiceTagCatalogue> chosen = ImmutableList.builder();
    for (Cloud cloud : Cloud.values()) {
      List<Sighting<ServiceTagCatalogue>> views =
          sightings.stream().filter(it -> it.value().cloud() == cloud).toList();
      List<InventoryProblem> differences = new ArrayList<>();
      for (Sighting<ServiceTagCatalogue> view : views) {
        if (!isSame(view.value(), views.get(0).value())) {
          differences.add(difference(view, views.get(0)));
        }
      }
      differences.forEach(problems);
      if (!views.isEmpty() && differences.isEmpty()) {
        chosen.add(
            views.stream()
                .map(Sighting::value)
                .filter(ServiceTagCatalogue::complete)
                .findFirst()
                .orElse(views.get(0).value()));
      }
    }
    return chosen.build();
  }

  /** The weekly file and an answer of the discovery API may list the same. */
  private static boolean isSame(ServiceTagCatalogue one, ServiceTagCatalogue other) {
    return ServiceTagCatalogue.builder().from(one).complete(other.complete()).build().equals(other);
  }

  private static InventoryProblem difference(
      Sighting<ServiceTagCatalogue> here, Sighting<ServiceTagCatalogue> there) {
    return here.problem(
        "The service tags of the cloud "
            + here.value().cloud().serviceTagCloudName()
            + " are given differently elsewhere: here by change "
            + here.value().changeNumber()
            + ", in '"
            + Quoted.text(there.document())
            + "' by change "
            + there.value().changeNumber()
            + ". Both are left out; keep the file that was downloaded last, which need not be the"
            + " one with the greater number");
  }
}
