package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * An IP protocol, by its number in the IP header.
 *
 * @param number the protocol number, 0 to 255
 */
public record Protocol(int number) implements Comparable<Protocol>, Serializable {

  /** Internet Control Message Protocol, number 1. */
  public static final Protocol ICMP = new Protocol(1);

  /** Transmission Control Protocol, number 6. */
  public static final Protocol TCP = new Protocol(6);

  /** User Datagram Protocol, number 17. */
  public static final Protocol UDP = new Protocol(17);

  /** Encapsulating Security Payload, number 50. */
  public static final Protocol ESP = new Protocol(50);

  /** Authentication Header, number 51. */
  public static final Protocol AH = new Protocol(51);

  /**
   * Creates the protocol with the given number.
   *
   * @param number the protocol number, 0 to 255
   * @throws IllegalArgumentException if the number is outside 0 to 255
   */
  public Protocol {
    checkArgument(
        number >= 0 && number <= 255, "IP protocol number %s is outside 0 to 255", number);
  }

  /**
   * Tells whether packets of this protocol carry ports.
   *
   * @return true for TCP (6), UDP (17), DCCP (33), SCTP (132) and UDP-Lite (136)
   */
  public boolean hasPorts() {
    return switch (number) {
      case 6, 17, 33, 132, 136 -> true;
      default -> false;
    };
  }

  @Override
  public int compareTo(Protocol other) {
    return Integer.compare(number, other.number);
  }

  /**
   * {@return the name networks use for it, such as {@code TCP}, or its number where it has none}
   */
  @Override
  public String toString() {
    return switch (number) {
      case 1 -> "ICMP";
      case 6 -> "TCP";
      case 17 -> "UDP";
      case 50 -> "ESP";
      case 51 -> "AH";
      default -> Integer.toString(number);
    };
  }
}
