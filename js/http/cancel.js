/** Cancels a stream, or its reader, that is not read any more. What a caller's own stream throws then changes nothing. */
export async function cancel(stream, reason) {
  try {
    await stream?.cancel(reason);
  } catch {
    // It is left alone.
  }
}
