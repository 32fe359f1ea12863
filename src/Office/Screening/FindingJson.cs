using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;

namespace Chuqing.Office.Screening;

/// <summary>Writes verdicts as the contract prints them, byte for byte as <see cref="FindingRow"/> serialises; what a rule says of itself is encoded once.</summary>
/// <remarks>One may write from many threads.</remarks>
public sealed class FindingJson(LawPack pack)
{
    static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>How a writer must be opened: Chinese unescaped, and what is written here is well formed.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    static readonly JsonEncodedText Verdict = Name("verdict"), Findings = Name("findings"), Rule = Name("rule"), Item = Name("item"), Class = Name("class"), Status = Name("status"), Result = Name("result"),
        Missing = Name("missing"), Because = Name("because"), Citation = Name("citation"), Document = Name("document"), ClueOnly = Name("clueOnly"), Pack = Name("pack"),
        Confirmed = Name("confirmed"), Draft = Name("draft");

    static readonly JsonEncodedText[] Verdicts = [.. Enum.GetValues<Verdict>().Select(v => Name(v.Label()))], Results = [.. Enum.GetValues<FindingResult>().Select(r => Name(r.Code()))];

    readonly JsonEncodedText digest = Name(pack.Digest);
    readonly ConcurrentDictionary<ValueKey, Head> heads = new(ReferenceEqualityComparer.Instance);

    sealed record Head(JsonEncodedText Rule, JsonEncodedText Item, JsonEncodedText Class, JsonEncodedText Document, JsonEncodedText Place);

    /// <summary>Writes <c>verdict</c>, <c>findings</c>, <c>pack</c> and <c>missing</c> into the object that is open.</summary>
    public void Write(Utf8JsonWriter writer, LineVerdict verdict)
    {
        writer.WriteString(Verdict, Verdicts[(int)verdict.Verdict]);
        writer.WriteStartArray(Findings);
        for (var i = 0; i < verdict.Findings.Count; i++) Write(writer, verdict.Findings[i]);
        writer.WriteEndArray();
        writer.WriteString(Pack, digest);
        Texts(writer, Missing, verdict.Missing);
    }

    void Write(Utf8JsonWriter writer, Finding finding)
    {
        var head = heads.GetOrAdd(finding.Key, HeadOf, finding);
        writer.WriteStartObject();
        writer.WriteString(Rule, head.Rule);
        writer.WriteString(Item, head.Item);
        writer.WriteString(Class, head.Class);
        writer.WriteString(Status, finding.Status == Chuqing.Law.Texts.ValueStatus.Confirmed ? Confirmed : Draft);
        writer.WriteString(Result, Results[(int)finding.Result]);
        Texts(writer, Missing, finding.Missing);
        writer.WriteString(Because, finding.Because);
        writer.WriteStartObject(Citation);
        writer.WriteString(Document, head.Document);
        writer.WriteString(Item, head.Place);
        writer.WriteEndObject();
        if (finding.ClueOnly) writer.WriteBoolean(ClueOnly, true);
        writer.WriteEndObject();
    }

    Head HeadOf(ValueKey key, Finding finding) =>
        new(Name(finding.Rule), Name(finding.Item), Name(finding.Class.Label()), Name(FindingRow.DocumentOf(finding, pack)), Name(finding.Citation.Item));

    static void Texts(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        for (var i = 0; i < texts.Count; i++) writer.WriteStringValue(texts[i]);
        writer.WriteEndArray();
    }

    static JsonEncodedText Name(string text) => JsonEncodedText.Encode(text, Encoder);
}
