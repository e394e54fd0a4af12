package io.github.batchcomm.model;

/**
 * The value of a pool's target or current node communication mode.
 *
 * <p>The properties exist from api-version 2022-10-01 on and are gone again from 2025-06-01; a pool
 * document without them says nothing about the mode.
 */
public enum NodeCommunicationMode {
  /** The service chooses. As a current mode it says nothing. */
  DEFAULT,
  /** Classic. */
  CLASSIC,
  /** Simplified. */
  SIMPLIFIED,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
