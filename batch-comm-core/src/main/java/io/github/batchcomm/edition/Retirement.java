package io.github.batchcomm.edition;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The end of a feature.
 *
 * @param feature what ends
 * @param lastDay the last day on which it is supported; read as a day in UTC, since the
 *     documentation names no time zone
 */
public record Retirement(RetiredFeature feature, LocalDate lastDay) implements Serializable {}
