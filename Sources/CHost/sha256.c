// SHA-256 as the processor itself does it, where it can: ten times as fast, and every line of the journal is summed at each desk.
#include "chost.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

__attribute__((target("sha,sse4.1"))) static void blocks(uint32_t *state, const uint8_t *bytes, size_t count, const uint32_t *constants) {
  const __m128i order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i half = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state + 1), 0x1B);
  // The processor wants the letters in pairs: ABEF and CDGH.
  __m128i abef = _mm_alignr_epi8(half, efgh, 8), cdgh = _mm_blend_epi16(efgh, half, 0xF0);
  for (; count > 0; count--, bytes += 64) {
    __m128i first = abef, second = cdgh, w[4];
    for (int i = 0; i < 4; i++) w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + i), order);
    for (int i = 0; i < 16; i++) {
      __m128i sum = _mm_add_epi32(w[i & 3], _mm_loadu_si128((const __m128i *)constants + i));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
      if (i >= 12) continue;
      __m128i late = w[(i + 3) & 3], later = _mm_alignr_epi8(late, w[(i + 2) & 3], 4);
      w[i & 3] = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), later), late);
    }
    abef = _mm_add_epi32(abef, first);
    cdgh = _mm_add_epi32(cdgh, second);
  }
  half = _mm_shuffle_epi32(abef, 0x1B);
  cdgh = _mm_shuffle_epi32(cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(half, cdgh, 0xF0));
  _mm_storeu_si128((__m128i *)state + 1, _mm_alignr_epi8(cdgh, half, 8));
}

int chost_sha256(uint32_t *state, const void *bytes, size_t count, const uint32_t *constants) {
  static _Atomic int can = -1;
  if (can < 0) {
    unsigned a, b, c, d;
    int has = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3);
    can = has && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
  }
  if (!can) return 0;
  blocks(state, bytes, count, constants);
  return 1;
}

#else

int chost_sha256(uint32_t *state, const void *bytes, size_t count, const uint32_t *constants) {
  (void)state, (void)bytes, (void)count, (void)constants;
  return 0;
}

#endif
