using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CervicalRehab.Cds.Fhir.Serialization;

/// <summary>
/// One JSON value in UTF-8 on a page of memory, written in one go on one thread, whose page serves the next one too. What no patient changes is written once
/// (<see cref="Bytes"/>) and copied from then on. It writes what a <see cref="Utf8JsonWriter"/> with <see cref="ResourceJson.Readable"/> writes, and checks nothing.
/// </summary>
public sealed class JsonPage
{
    // What a long value grew its page to is not kept for those after it.
    private const int Longest = 128 * 1024;

    // No letter of a string takes more bytes.
    private const int MostOfALetter = 3;

    private const int MostOfANumber = 40;

    // What stands for itself in JSON, and is one byte.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

    [ThreadStatic]
    private static JsonPage? t_page;

    private byte[] _bytes = new byte[32 * 1024];
    private int _length;
    private bool _isNext;

    private JsonPage()
    {
    }

    /// <summary>What is written, to be copied with <see cref="Written"/>.</summary>
    public static byte[] Bytes(Action<JsonPage> write) => Use(write, static page => page._bytes[..page._length]);

    /// <summary>The text of a string that is put together.</summary>
    public static string TextOf(Action<JsonPage> compose) => Use(page => page.Text(compose), static page =>
    {
        var json = new Utf8JsonReader(page._bytes.AsSpan(0, page._length));
        json.Read();
        return json.GetString()!;
    });

    /// <summary>Writes a value where it belongs.</summary>
    public static void Write<T>(Utf8JsonWriter json, T value, Action<JsonPage, T> write)
    {
        var page = Taken();
        write(page, value);
        json.WriteRawValue(page._bytes.AsSpan(0, page._length), skipInputValidation: true);
        page.GiveBack();
    }

    /// <summary>Begins an object or a list.</summary>
    public void Start(byte bracket)
    {
        Next();
        Room(1)[0] = bracket;
        _length++;
        _isNext = false;
    }

    /// <summary>Ends it.</summary>
    public void End(byte bracket)
    {
        Room(1)[0] = bracket;
        _length++;
        _isNext = true;
    }

    /// <summary>The name of a member, whose value follows.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        Next();
        Written("\""u8).Written(name).Written("\":"u8);
        _isNext = false;
    }

    /// <summary>A value that was written before.</summary>
    public void Value(ReadOnlySpan<byte> json)
    {
        Next();
        Written(json);
        _isNext = true;
    }

    /// <summary>A string.</summary>
    public void Text(string text)
    {
        Next();
        Written("\""u8).Piece(text).Written("\""u8);
        _isNext = true;
    }

    /// <summary>A string that is put together.</summary>
    public void Text(Action<JsonPage> compose)
    {
        Next();
        Written("\""u8);
        compose(this);
        Written("\""u8);
        _isNext = true;
    }

    /// <summary>A number.</summary>
    public void Number(decimal number)
    {
        Next();
        Utf8Formatter.TryFormat(number, Room(MostOfANumber), out var length);
        _length += length;
        _isNext = true;
    }

    /// <summary>What is JSON already.</summary>
    public JsonPage Written(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        _length += json.Length;
        return this;
    }

    /// <summary>A piece of a string.</summary>
    public JsonPage Piece(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = Length(text, text.IndexOfAnyExcept(Plain));
            _length += Encoding.UTF8.GetBytes(text[..plain], Room(plain * MostOfALetter));
            text = text[plain..];
            if (Length(text, text.IndexOfAny(Plain)) is > 0 and var other)
            {
                Written(Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text[..other].ToString())));
                text = text[other..];
            }
        }

        return this;
    }

    /// <summary>A piece of a string that is markup.</summary>
    public JsonPage Markup(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('&', '<', '>') is >= 0 and var at)
        {
            Piece(text[..at]).Written(text[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                _ => "&gt;"u8,
            });
            text = text[(at + 1)..];
        }

        return Piece(text);
    }

    private static T Use<T>(Action<JsonPage> write, Func<JsonPage, T> end)
    {
        var page = Taken();
        write(page);
        var result = end(page);
        page.GiveBack();
        return result;
    }

    // Taken, since a part may be written for the first time while another page is.
    private static JsonPage Taken()
    {
        var page = t_page ?? new();
        t_page = null;
        (page._length, page._isNext) = (0, false);
        return page;
    }

    private static int Length(ReadOnlySpan<char> text, int end) => end < 0 ? text.Length : end;

    private void GiveBack() => t_page = _bytes.Length <= Longest ? this : null;

    private void Next()
    {
        if (_isNext)
        {
            Written(","u8);
        }
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        return _bytes.AsSpan(_length);
    }
}
