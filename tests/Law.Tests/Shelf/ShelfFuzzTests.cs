using System.Text;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Screening;
using Chuqing.Law.Time;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Spoils law files as people do (days swapped, a citation left out, an unknown unit …): the shelf is refused by file and place, or it is sound and whole.</summary>
public class ShelfFuzzTests
{
    static readonly LawFile[] Spoilt = [.. Shelves.ShippedFiles.Where(f => f.Path.Split('/')[0] is "catalogue" or "limits" or "baselines" or "terms" or "terms.json" or "texts" or "calendar")];

    // 几千遍里不必每遍读整份词汇：规则只认设备种类
    static readonly LawFile Kinds = KindsOnly();

    static readonly LineFacts[] Samples = [.. BandLine.Of(Shelves.Shipped).Where((_, i) => i % 10 == 0).Select(b => b.Line.With(b.Rule.Metric.Name, 100m, b.Year, b.Rule.Metric.Unit))];

    [Fact]
    public void A_shelf_with_a_spoilt_file_is_refused_by_name_or_sound() => Run(rounds: 65, first: 0);

    [Fact, Trait("kind", "slow")]
    public void A_shelf_with_a_spoilt_file_is_refused_by_name_or_sound_for_long() => Run(rounds: 150, first: 1_000_000);

    static void Run(int rounds, int first)
    {
        var ways = new Dictionary<string, (int Read, int Refused)>();
        foreach (var good in Spoilt)
        {
            var around = Around(good);
            for (var round = 0; round < rounds; round++)
            {
                var (how, content) = Mutations.Spoil(good.Content, new Random(first + round + good.Path.Length * 7919));
                var (read, refused) = ways.GetValueOrDefault(how);
                ways[how] = Read(good with { Content = content }, around, $"{how}，种子 {first + round}", thorough: round % 8 == 0) ? (read + 1, refused) : (read, refused + 1);
            }
        }
        ways.Count.ShouldBe(16);
        ways.Values.Sum(w => w.Read).ShouldBeGreaterThan(0);
        foreach (var how in new[] { "truncated", "utf-16", "signed twice", "written twice", "a strange number", "something missing" })
            ways[how].Refused.ShouldBeGreaterThan(ways[how].Read, how);
        ways["signed"].Refused.ShouldBe(0); // UTF-8 签名不算错
    }

    // 陪读的只留它要引用的：文件表、设备种类、期间怎么算
    static LawFile[] Around(LawFile file) =>
        [.. Shelves.ShippedFiles.Where(f => f.Path != file.Path && (file.IsTexts() || f.IsTexts() || f.Path == "vocabulary.json" && file.IsRules() || f.Path == "terms.json" && file.IsTerms()))
            .Select(f => f.Path == "vocabulary.json" ? Kinds : f)
            .Where(f => !file.IsTexts() || f.IsTexts() || f.Path is "limits/steel.json" or "terms.json")];

    static bool Read(LawFile bad, LawFile[] around, string what, bool thorough)
    {
        LawFile[] files = [bad, .. around];
        try
        {
            var pack = LawPack.Read(files);
            if (bad.IsRules()) Whole(pack, bad);
            if (bad.IsTerms()) Compute(TermReader.Read(files, pack.Texts));
            if (bad.Path.StartsWith("calendar/", StringComparison.Ordinal)) CalendarReader.Read(new MemoryStream(bad.Content), bad.Path);
            if (thorough) _ = ShelfIndex.Read(files);
            return true;
        }
        catch (LawFileException refusal)
        {
            files.ShouldContain(f => f.Path == refusal.File, $"{bad.Path}（{what}）拒绝时说的是 {refusal.File}");
            refusal.Path.ShouldStartWith("$");
            refusal.Message.ShouldStartWith($"{refusal.File}：{refusal.Path}：");
            // 一处坏，整架不收；全查的与头一处的说法一致
            if (thorough && !bad.Path.StartsWith("calendar/", StringComparison.Ordinal)) LawCheck.Problems(files).ShouldNotBeEmpty();
            return false;
        }
        catch (Exception other) when (other is not Shouldly.ShouldAssertException)
        {
            throw new InvalidOperationException($"{bad.Path}（{what}）：{other.GetType().Name} {other.Message}\n{Encoding.UTF8.GetString(bad.Content)}", other);
        }
    }

    static void Whole(LawPack pack, LawFile file)
    {
        var bytes = file.Content.AsMemory();
        using var json = System.Text.Json.JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip });
        var rules = json.RootElement.GetProperty("rules").EnumerateArray().ToArray();
        pack.Values.Count().ShouldBe(rules.Sum(r => r.GetProperty("versions").GetArrayLength()), file.Path);
        var law = CompiledLaw.Compile(pack, _ => true, Lines.Today);
        foreach (var line in Samples) law.Judge(line);
    }

    static LawFile KindsOnly()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Shelves.ShippedFiles.Single(f => f.Path == "vocabulary.json").Content, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip });
        var kinds = json.RootElement.GetProperty("kinds").EnumerateArray().Select(k => $$"""{ "name": "{{k.GetProperty("name").GetString()}}"{{(k.TryGetProperty("parent", out var parent) ? $", \"parent\": \"{parent.GetString()}\"" : "")}} }""");
        return Shelves.File("vocabulary.json", $$"""{ "kinds": [{{string.Join(",", kinds)}}] }""");
    }

    static void Compute(TermBook book)
    {
        var arithmetic = new TermArithmetic(Time.Shelf.Calendar, book.Counting);
        foreach (var term in book.Terms)
        {
            try { arithmetic.Due(term, Lines.Today); }
            catch (NotYetInForceException) { } // 施行日改到了今天以后
        }
    }
}

static class LawFileKinds
{
    public static bool IsRules(this LawFile file) => file.Path.Split('/')[0] is "catalogue" or "limits" or "baselines";
    public static bool IsTerms(this LawFile file) => file.Path.Split('/')[0] is "terms" or "terms.json";
    public static bool IsTexts(this LawFile file) => file.Path.StartsWith("texts/", StringComparison.Ordinal);
}
