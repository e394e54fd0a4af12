package io.github.batchcomm.edition;

import io.github.batchcomm.model.Region;
import java.io.Serializable;

/**
 * Why an edition's answer about one region should not be relied on alone.
 *
 * @param region the region
 * @param text the reason, for people
 */
public record RegionCaution(Region region, String text) implements Serializable {}
