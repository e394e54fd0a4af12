package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;

/**
 * What one document holds, before it is brought together with the others.
 *
 * @param accounts the accounts
 * @param pools the pools
 * @param dependencies the lists of outbound dependencies
 * @param network what is shown of networks
 * @param declarations one declaration, or none
 * @param notices the remarks about the document
 * @param unrecognised what is not read, by kind
 */
record DocumentContent(
    ImmutableList<Sighting<BatchAccount>> accounts,
    ImmutableList<Belonging<BatchPool>> pools,
    ImmutableList<Belonging<DependencyPage>> dependencies,
    NetworkContent network,
    ImmutableList<Declaration> declarations,
    ImmutableList<InventoryNotice> notices,
    ImmutableMultiset<String> unrecognised) {

  static DocumentContent of(String document, ServiceTagFile file) {
    return new DocumentContent(
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        new NetworkContent.Builder()
            .from(new NetworkSightings(document, new Notices(document)).collected())
            .addServiceTags(new Sighting<>(document, "", file.catalogue()))
            .build(),
        ImmutableList.of(),
        file.notices(),
        ImmutableMultiset.of());
  }

  static DocumentContent of(Declaration declaration, Notices notices) {
    return new DocumentContent(
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        new NetworkSightings(declaration.document(), notices).collected(),
        ImmutableList.of(declaration),
        notices.all(),
        ImmutableMultiset.of());
  }
}
