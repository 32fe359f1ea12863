using Chuqing.Law;
using Chuqing.Law.Texts;
using Chuqing.Law.Time;
using Chuqing.Office;
using Chuqing.Office.LawBook;

namespace Chuqing.Web.Commands;

/// <summary><c>term</c> and <c>workdays</c>: pure commands over the law folder beside the program.</summary>
static class TimeCommands
{
    public static readonly Command Term = new("term", "期限ID --from 日期 [--extend N] [--suspend 起..止]… [--json]",
        "算一个法定期限的到期日，写出算法和依据；--from 是送达（当日不计）的日期。", RunTermAsync);

    public static readonly Command Workdays = new("workdays", "起日 止日 [--json]", "数两个日期之间的工作日，首尾都算。", RunWorkdaysAsync);

    static async Task<int> RunTermAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("from", "extend", "suspend", "json");
        Expect(arguments, 1);
        var id = arguments.Word(0, "期限的 ID，例如 energy.rectify");
        var from = arguments.Day("from") ?? throw new BadInputException("还缺 --from 日期（送达之日）。");
        var course = new TermCourse(Extend: arguments.Number("extend"), Suspensions: [.. arguments.All("suspend").Select(ParseSuspension)]);
        var (due, citation) = Asked(() =>
        {
            var time = LegalTime.Load(LawFolder.Shipped);
            var term = time.Terms.Find(id)
                ?? throw new BadInputException($"没有“{id}”这个期限。可用：{string.Join("、", time.Terms.Terms.Select(t => t.Id))}");
            var computed = time.Arithmetic.Due(term, from, course);
            return (computed, LawFolder.Texts().Print(computed.Citation));
        });
        await output.Result.WriteLineAsync(arguments.Has("json") ? TermJson(due, citation) : TermText(due, citation)).ConfigureAwait(false);
        return 0;
    }

    static async Task<int> RunWorkdaysAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        var from = Arguments.ParseDay(arguments.Word(0, "起日"), "起日");
        var through = Arguments.ParseDay(arguments.Word(1, "止日"), "止日");
        Expect(arguments, 2);
        if (from > through) throw new BadInputException($"起日 {from:yyyy-MM-dd} 晚于止日 {through:yyyy-MM-dd}。请把较早的日期写在前面。");
        var count = Asked(() => LegalTime.LoadCalendar(LawFolder.Shipped).WorkingDaysBetween(from, through));
        await output.Result.WriteLineAsync(arguments.Has("json")
            ? PlainJson.Line(w => { w.WriteNumber("workingDays", count.Value); w.WriteBoolean("known", !count.Provisional); })
            : $"{count.Value} 个工作日{(count.Provisional ? "（暂定：其中有放假安排尚未公布的日子）" : "")}").ConfigureAwait(false);
        return 0;
    }

    static string TermJson(DueDate due, PrintedCitation citation) => PlainJson.Line(w =>
    {
        w.WriteString("due", $"{due.Due:yyyy-MM-dd}");
        w.WriteBoolean("provisional", due.Provisional);
        w.WriteStartArray("arithmetic");
        foreach (var line in due.Arithmetic) w.WriteStringValue(line);
        w.WriteEndArray();
        w.WriteStartObject("citation");
        w.WriteString("document", citation.Document);
        w.WriteString("number", citation.Number);
        w.WriteString("item", citation.Item);
        w.WriteString("quote", citation.Quote);
        w.WriteEndObject();
    });

    static string TermText(DueDate due, PrintedCitation citation) =>
        $"到期日 {due.Due:yyyy-MM-dd}{(due.Provisional ? "（暂定）" : "")}\n  {string.Join("\n  ", due.Arithmetic)}\n  依据：{citation}";

    static Suspension ParseSuspension(string text) =>
        text.Split("..") is [var from, var through]
            ? new(Arguments.ParseDay(from, "--suspend"), Arguments.ParseDay(through, "--suspend"))
            : throw new BadInputException($"--suspend 的值“{text}”看不懂。请写成 2026-07-01..2026-07-10（首尾都不计入期限）。");

    static void Expect(Arguments arguments, int words)
    {
        if (arguments.Words.Count > words) throw new BadInputException($"多出一个词“{arguments.Words[words]}”。");
    }

    static T Asked<T>(Func<T> ask)
    {
        try { return ask(); }
        catch (Exception refused) when (refused is ClockException or CalendarException or NotYetInForceException or LawFileException)
        {
            throw new BadInputException(refused.Message);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new BadInputException("日期算到了公历 9999 年以后，请检查输入的日期。");
        }
    }
}
