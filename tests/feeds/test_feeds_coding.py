"""Content codings: all of a body or none of it, and never more memory than the bound asks for."""

import contextlib
import gzip
import sys
import tracemalloc
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.coding import OFFERED, CodingError, Decoder, TooLargeError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CODE = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: brotli.compress(body, quality=2),
    "zstd": zstd.compress,
}
BODY = b"<rss><channel><title>Harbour news</title></channel></rss>" * 20
MEGABYTE = 1 << 20


def decode(coding, data, limit=MEGABYTE, piece=1000):
    decoder = Decoder(coding, limit)
    for start in range(0, len(data), piece):
        decoder.feed(data[start : start + piece])
    return decoder.finish()


def test_what_is_offered_is_understood():
    assert OFFERED.split(", ") == list(CODE)


@pytest.mark.parametrize("coding", CODE)
@given(body=st.binary(max_size=5000), piece=st.integers(1, 700))
def test_pieces_of_any_size_give_the_body(coding, body, piece):
    assert decode(coding, CODE[coding](body), piece=piece) == body


@pytest.mark.parametrize("coding", CODE)
@given(data=st.data())
def test_every_cut_is_noticed(coding, data):
    coded = CODE[coding](BODY)
    cut = data.draw(st.integers(1, len(coded) - 1))
    with pytest.raises(CodingError):
        decode(coding, coded[:cut])


@pytest.mark.parametrize("coding", CODE)
@given(data=st.data())
def test_a_flipped_bit_gives_no_error_but_ours(coding, data):
    coded = bytearray(CODE[coding](BODY))
    coded[data.draw(st.integers(0, len(coded) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(CodingError, TooLargeError):
        decode(coding, bytes(coded))


@pytest.mark.parametrize("coding", CODE)
@pytest.mark.parametrize("piece", [1000, 100_000_000], ids=["in pieces", "at once"])
def test_a_bomb_takes_no_more_memory_than_its_bound(coding, piece):
    bomb = CODE[coding](bytes(64 * MEGABYTE))
    decode(coding, CODE[coding](BODY))  # imports
    tracemalloc.start()
    try:
        with pytest.raises(TooLargeError):
            decode(coding, bomb, limit=MEGABYTE, piece=piece)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEGABYTE


def test_a_frame_that_wants_a_large_window_is_refused():
    options = {zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0}
    compressor = zstd.ZstdCompressor(options=options)
    coded = compressor.compress(bytes(64 * MEGABYTE)) + compressor.flush()
    with pytest.raises(CodingError):
        decode("zstd", coded)


def test_many_frames_are_one_body():
    assert decode("zstd", zstd.compress(BODY[:99]) + zstd.compress(BODY[99:])) == BODY
    with pytest.raises(CodingError, match="frames"):
        decode("zstd", zstd.compress(b"") * 1500)


@pytest.mark.parametrize("piece", [1, 1000])
def test_nothing_may_follow_a_brotli_stream(piece):
    with pytest.raises(CodingError):
        decode("br", brotli.compress(BODY) + b"\0\0", piece=piece)


def test_a_beginning_is_at_most_the_bound():
    decoder = Decoder("", 10)
    with pytest.raises(TooLargeError):
        decoder.feed(b"x" * 25)
    assert decoder.beginning() == b"x" * 10
