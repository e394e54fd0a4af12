package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * The routes that Azure reports as effective on one network interface. Which interface, the report
 * does not say.
 *
 * @param routes the routes, those that are not active included
 */
public record EffectiveRoutes(ImmutableList<EffectiveRoute> routes) implements Serializable {}
