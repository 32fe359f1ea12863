using System.Text;
using System.Text.RegularExpressions;
using Chuqing.Law.Divisions;
using Chuqing.Law.Equipment;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Screening;
using Chuqing.Law.Time;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Spoils every law file in thousands of ways: a reader takes all of it or refuses with the file's name, and never falls over.</summary>
[Trait("kind", "slow")]
public partial class LawFuzzTests
{
    const int Rounds = 800;

    static readonly string[] Strange =
        ["null", "true", "0", "-1", "0.5", "1e999", "1e-999", "99999999999999999999", "7922816251426433759354395033", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[[[[[]]]]]]",
         "{", "}", "[", "]", ",", ":", "\"2024-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"draft\"", "\"confirmed\"", "//", "/*"];

    // 看一眼就知道判不判得下去的几条线：读得进来的法，也要判得动
    static readonly LineFacts[] Samples =
    [
        Lines.Furnace(380m), Lines.Furnace(450m).With("高炉工序能耗", 500m, 2025).Making("铸造生铁"),
        Lines.Of(Lines.Machine("熟料线", Lines.Spec("日产能", 2500m, "t/d"))).With("熟料单位产品综合能耗", 118m, 2025).With("海拔", 1800m, null, "m").With("大气压", 80000m, null, "Pa"),
        Lines.Of(Lines.Machine("电炉", Lines.Spec("公称容量", 50m, "t"))).With("电炉工序能耗", 90m, 2026).Making("不锈钢"),
    ];

    public static TheoryData<string> Paths => [.. Shelves.ShippedFiles.Select(f => f.Path)];

    [Theory, MemberData(nameof(Paths))]
    public void A_spoilt_file_is_read_whole_or_refused_by_name(string path)
    {
        var good = Shelves.ShippedFiles.Single(f => f.Path == path);
        var (read, refused) = (0, 0);
        var seed = path.Aggregate(17, (sum, c) => unchecked(sum * 31 + c));
        // 大文件读一遍要久得多，少试几回，总的工夫一样
        var rounds = Math.Clamp(Rounds * 4_000 / good.Content.Length, 100, Rounds);
        for (var round = 0; round < rounds; round++)
        {
            var bad = good with { Content = Spoil(good.Content, new Random(seed + round)) };
            try
            {
                Read(bad);
                read++;
            }
            catch (LawFileException refusal)
            {
                refusal.Path.ShouldStartWith("$");
                refusal.Message.ShouldStartWith($"{refusal.File}：{refusal.Path}：");
                refused++;
            }
            catch (Exception other)
            {
                throw new InvalidOperationException($"{path} 第 {round} 回：{other.GetType().Name} {other.Message}\n{Encoding.UTF8.GetString(bad.Content)}", other);
            }
        }
        // 两样都要有：全拒绝是没有读，全读进是没有查
        refused.ShouldBeGreaterThan(rounds / 4);
        read.ShouldBeGreaterThan(0);
    }

    // 各读各的：同一架上的其他文件不必陪着读几百遍
    static void Read(LawFile file)
    {
        using var stream = new MemoryStream(file.Content);
        switch (file.Path.Split('/')[0])
        {
            case "catalogue" or "limits" or "baselines":
                Whole(LawPack.Read([file, .. Shelves.ShippedFiles.Where(f => f.Path.StartsWith("texts/", StringComparison.Ordinal))]));
                break;
            case "terms": TermReader.Read([file, Shelves.ShippedFiles.Single(f => f.Path == "terms.json")], Shelves.Shipped.Texts); break;
            case "hazards" or "statements":
                Whole(LawPack.Read([file, .. Shelves.ShippedFiles.Where(f => f.Path.StartsWith("texts/", StringComparison.Ordinal))]));
                break;
            case "sources.json": RecordFate.Read(file, Shelves.Shipped.Ids); break;
            case "texts": LawPack.Read([file]); break;
            case "transitions.json": LawPack.Read([file, .. Shelves.ShippedFiles.Where(f => f.Path.StartsWith("texts/", StringComparison.Ordinal))]); break;
            case "calendar": CalendarReader.Read(stream, file.Path); break;
            case "divisions": DivisionReader.Read(stream, file.Path); break;
            case "terms.json":
                var time = new TermArithmetic(Time.Shelf.Calendar, TermReader.Read(stream, file.Path, Shelves.Shipped.Texts).Counting);
                time.ShouldNotBeNull();
                break;
            default:
                LawPack.Read([file]);
                EquipmentVocabulary.Load(stream);
                break;
        }
    }

    static void Whole(LawPack pack)
    {
        var file = pack.Files.Single(f => !f.Path.StartsWith("texts/", StringComparison.Ordinal));
        var written = RuleCount(file);
        (pack.Catalogue.Count + pack.Limits.Count + pack.Hazards.Count + pack.Statements.Count).ShouldBe(written.Rules);
        (pack.Values.Count() + pack.Hazards.Sum(h => h.Versions.Count) + pack.Statements.Sum(s => s.Versions.Count)).ShouldBe(written.Versions);
        var law = CompiledLaw.Compile(pack, _ => true, Lines.Today);
        foreach (var line in Samples) law.Judge(line);
    }

    static (int Rules, int Versions) RuleCount(LawFile file)
    {
        var bytes = file.Content.AsMemory();
        using var json = System.Text.Json.JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip });
        var rules = json.RootElement.GetProperty("rules").EnumerateArray().ToArray();
        return (rules.Length, rules.Sum(r => r.GetProperty("versions").GetArrayLength()));
    }

    static byte[] Spoil(byte[] good, Random random)
    {
        var times = random.Next(1, 4);
        var bytes = good;
        for (var i = 0; i < times; i++) bytes = random.Next(2) == 0 ? SpoilBytes(bytes, random) : SpoilTokens(bytes, random);
        return bytes;
    }

    static byte[] SpoilBytes(byte[] bytes, Random random)
    {
        if (bytes.Length < 8) return [.. bytes, (byte)random.Next(256)];
        var (at, length) = (random.Next(bytes.Length - 4), random.Next(1, 4));
        switch (random.Next(4))
        {
            case 0:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2: return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            default: return bytes[..at];
        }
    }

    static byte[] SpoilTokens(byte[] bytes, Random random)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var tokens = Token().Matches(text);
        if (tokens.Count < 2) return bytes;
        var one = tokens[random.Next(tokens.Count)];
        var other = tokens[random.Next(tokens.Count)];
        var into = random.Next(4) switch
        {
            0 => Strange[random.Next(Strange.Length)],
            1 => "",
            2 => one.Value + one.Value,
            _ => other.Value,
        };
        return Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, one.Index), into, text.AsSpan(one.Index + one.Length)));
    }

    [GeneratedRegex("""//[^\n]*|"(?:[^"\\]|\\.)*"|-?[0-9.]+|[a-z]+|[{}\[\],:]""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
