package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.io.Serializable;

/**
 * What a service tag file holds: the addresses of a cloud's service tags at one time.
 *
 * <p>Microsoft publishes such a file weekly for each cloud (<i>Azure IP Ranges and Service
 * Tags</i>); {@code az network list-service-tags} and the Service Tag Discovery API behind it
 * answer in the same shape.
 *
 * @param catalogue the tags with their addresses
 * @param notices remarks about the file: host bits that were cleared, a list that goes on elsewhere
 */
public record ServiceTagFile(ServiceTagCatalogue catalogue, ImmutableList<InventoryNotice> notices)
    implements Serializable {

  /**
   * Reads a service tag file.
   *
   * <p>The cloud must be one of {@link io.github.batchcomm.model.Cloud}, in any case. Tags keep the
   * names they have there; their ids, regions and {@code networkFeatures} are not read, because
   * they do not bound where a tag may be used. A tag without prefixes is unknown, not empty. Of
   * several tags of one name, and of what is no address, none is taken: the whole file is refused,
   * so that no tag is smaller than it should be without anyone noticing.
   *
   * <p>A file with a {@code type}, as the discovery API answers, or with a {@code nextLink}, may
   * lack tags; any other counts as complete.
   *
   * <p>The file is read in one pass, within the limits of {@link AzureInventory#read}.
   *
   * @param document the file, in UTF-8 with or without a byte order mark
   * @return what it holds
   * @throws UnreadableDocumentException if the file cannot be had, is not one JSON value in UTF-8,
   *     is too large, is no service tag file, or has in it what none can have
   */
  public static ServiceTagFile read(InventoryDocument document) {
    try {
      return ServiceTagReader.read(document);
    } catch (InvalidDocumentException e) {
      throw new UnreadableDocumentException(e.in(document.name()));
    }
  }
}
