using System.Globalization;
using Chuqing.Office;

namespace Chuqing.Web.Commands;

/// <summary>The words after a command's name: plain ones in order, and <c>--options</c>.</summary>
/// <remarks>Every option takes the next word as its value, except the switches named in <see cref="Switches"/>.</remarks>
public sealed class Arguments
{
    static readonly HashSet<string> Switches = ["json", "good-rows", "dry-run", "reset"];
    readonly List<string> words = [];
    readonly Dictionary<string, List<string>> options = [];

    public IReadOnlyList<string> Words => words;

    public static Arguments Parse(string[] args)
    {
        var parsed = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) { parsed.words.Add(args[i]); continue; }
            var name = args[i][2..];
            var value = Switches.Contains(name) ? "true"
                : i + 1 < args.Length ? args[++i]
                : throw new BadInputException($"选项 --{name} 后面还缺一个值。");
            if (!parsed.options.TryGetValue(name, out var values)) parsed.options[name] = values = [];
            values.Add(value);
        }
        return parsed;
    }

    /// <summary>The plain word at a position, or a refusal that names what is missing.</summary>
    public string Word(int index, string what) =>
        index < words.Count ? words[index] : throw new BadInputException($"还缺{what}。");

    public string? Option(string name) => options.TryGetValue(name, out var values) ? values[^1] : null;

    public IReadOnlyList<string> All(string name) => options.TryGetValue(name, out var values) ? values : [];

    public bool Has(string name) => options.ContainsKey(name);

    public DateOnly? Day(string name) => Option(name) is { } text ? ParseDay(text, $"--{name}") : null;

    public int? Number(string name) => Option(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
        : throw new BadInputException($"--{name} 的值“{text}”不是整数。");

    /// <summary>A day as <c>yyyy-MM-dd</c>; anything else is refused with the word shown.</summary>
    public static DateOnly ParseDay(string text, string where) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadInputException($"{where} 的日期“{text}”看不懂。请写成 2026-11-23 这样。");

    /// <summary>Refuses options that the command does not know, so that a typing error never runs silently.</summary>
    public void Allow(params string[] names)
    {
        foreach (var name in options.Keys)
            if (!names.Contains(name) && name != "data")
                throw new BadInputException($"这个命令没有 --{name} 选项。可用：{(names.Length == 0 ? "无" : string.Join("、", names.Select(n => "--" + n)))}");
    }

    /// <summary>Refuses a plain word too many.</summary>
    public void AllowWords(int count)
    {
        if (words.Count > count) throw new BadInputException($"多出一个词“{words[count]}”。");
    }
}
