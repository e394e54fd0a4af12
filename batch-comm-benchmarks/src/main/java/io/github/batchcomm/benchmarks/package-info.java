/**
 * How fast? The library's engine and other ways to get the same answers, asked about the same
 * workloads, each answer checked.
 */
@NullMarked
package io.github.batchcomm.benchmarks;

import org.jspecify.annotations.NullMarked;
