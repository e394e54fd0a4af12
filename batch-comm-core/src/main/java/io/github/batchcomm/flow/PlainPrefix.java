package io.github.batchcomm.flow;

/**
 * Reads networks written in the plain way, as {@code 203.0.113.0/24} and {@code 2001:db8::/32}, to
 * numbers, without making an object for any of them.
 *
 * <p>What it does not recognise may be right all the same: {@link IpPrefix#parse} decides, and a
 * test holds this class to it. There are two readers because a file of service tags has a hundred
 * thousand networks, and Guava's, which is the one to trust, takes many times as long for them as
 * all else that is done for the file.
 */
final class PlainPrefix {

  private static final int GROUPS = 8;
  private static final int NO_DIGIT = -1;

  private AddressFamily family = AddressFamily.IPV4;

  /** The address in the text, as the two halves of a number of 128 bits. */
  private long high;

  private long low;

  /** The bits that the network leaves open. */
  private long highHostBits;

  private long lowHostBits;

  /**
   * Reads a network.
   *
   * @return true if it was recognised; else the other methods tell nothing
   */
  boolean read(char[] text, int offset, int length) {
    int end = offset + length;
    return readIpv4(text, offset, end) || readIpv6(text, offset, end);
  }

  AddressFamily family() {
    return family;
  }

  /** Whether the text named an address other than the lowest. */
  boolean hasHostBits() {
    return ((high & highHostBits) | (low & lowHostBits)) != 0;
  }

  void addTo(IntervalsBuilder addresses) {
    addresses.add(high & ~highHostBits, low & ~lowHostBits, high | highHostBits, low | lowHostBits);
  }

  private boolean readIpv4(char[] text, int offset, int end) {
    long address = 0;
    int position = offset;
    for (int dots = 0; ; dots++) {
      int octet = decimal(text, position++, end);
      int digit = decimal(text, position, end);
      if (digit >= 0) {
        // A zero before other digits would be octal to some.
        if (octet == 0) {
          return false;
        }
        octet = 10 * octet + digit;
        digit = decimal(text, ++position, end);
        if (digit >= 0) {
          octet = 10 * octet + digit;
          position++;
        }
      }
      if (octet < 0 || octet > 255) {
        return false;
      }
      address = address << 8 | octet;
      if (dots == 3) {
        break;
      }
      if (position >= end || text[position++] != '.') {
        return false;
      }
    }
    int length = length(text, position, end, 32);
    family = AddressFamily.IPV4;
    high = 0;
    low = address;
    highHostBits = 0;
    lowHostBits = 0xffff_ffffL >>> length;
    return length >= 0;
  }

  private boolean readIpv6(char[] text, int offset, int end) {
    int groups = 0;
    int groupsBeforeGap = NO_DIGIT;
    long highBeforeGap = 0;
    long lowBeforeGap = 0;
    high = 0;
    low = 0;
    int position = offset;
    if (end - offset >= 2 && text[offset] == ':' && text[offset + 1] == ':') {
      groupsBeforeGap = 0;
      position += 2;
    }
    int digit = hexadecimal(text, position, end);
    while (digit >= 0) {
      int start = position;
      int group = 0;
      do {
        group = group << 4 | digit;
        digit = hexadecimal(text, ++position, end);
      } while (digit >= 0);
      if (position - start > 4) {
        return false;
      }
      high = high << 16 | low >>> 48;
      low = low << 16 | group;
      groups++;
      if (position == end || text[position] != ':') {
        break;
      }
      digit = hexadecimal(text, ++position, end);
      if (digit < 0) {
        if (position == end || text[position] != ':' || groupsBeforeGap >= 0) {
          return false;
        }
        groupsBeforeGap = groups;
        highBeforeGap = high;
        lowBeforeGap = low;
        high = 0;
        low = 0;
        digit = hexadecimal(text, ++position, end);
      }
    }
    if (groupsBeforeGap < 0 ? groups != GROUPS : groups >= GROUPS) {
      return false;
    }
    if (groupsBeforeGap > 0) {
      addShifted(highBeforeGap, lowBeforeGap, 16 * (GROUPS - groupsBeforeGap));
    }
    int length = length(text, position, end, 128);
    family = AddressFamily.IPV6;
    // A shift by 64 would be one by none.
    highHostBits = length < 64 ? -1L >>> length : 0;
    lowHostBits = length <= 64 ? -1L : length < 128 ? -1L >>> (length - 64) : 0;
    return length >= 0;
  }

  private void addShifted(long otherHigh, long otherLow, int bits) {
    if (bits >= 64) {
      high |= otherLow << bits;
    } else {
      high |= otherHigh << bits | otherLow >>> -bits;
      low |= otherLow << bits;
    }
  }

  /** Reads the length after the slash; that of the address where there is none. */
  private static int length(char[] text, int slash, int end, int most) {
    if (slash == end) {
      return most;
    }
    int digits = end - slash - 1;
    int length = decimal(text, slash + 1, end);
    if (text[slash] != '/' || digits > 3 || length < 0 || (length == 0 && digits > 1)) {
      return NO_DIGIT;
    }
    for (int position = slash + 2; position < end; position++) {
      int digit = decimal(text, position, end);
      if (digit < 0) {
        return NO_DIGIT;
      }
      length = 10 * length + digit;
    }
    return length <= most ? length : NO_DIGIT;
  }

  private static int decimal(char[] text, int position, int end) {
    int digit = position < end ? text[position] - '0' : NO_DIGIT;
    return digit <= 9 ? digit : NO_DIGIT;
  }

  private static int hexadecimal(char[] text, int position, int end) {
    int character = position < end ? text[position] : 0;
    int digit = character - '0';
    if (digit <= 9) {
      return digit;
    }
    int letter = (character | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : NO_DIGIT;
  }
}
