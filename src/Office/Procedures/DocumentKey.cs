using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Procedures;

/// <summary>A 文号 as it is compared: brackets of every shape and spaces are left out, digits and letters are narrow and upper case. 韶工信〔2026〕１２号 and 韶工信[2026] 12号 are one.</summary>
public static partial class DocumentKey
{
    static readonly string[] Left = ["〔", "〕", "﹝", "﹞", "[", "]", "［", "］", "(", ")", "（", "）", "【", "】", "〖", "〗", "「", "」", " ", "　", "\u00a0", "\t"];

    public static string Of(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return string.Concat(plain.Where(c => !char.IsWhiteSpace(c) && !Left.Contains(c.ToString())));
    }

    /// <summary>The same in a query, over what is stored as it was typed.</summary>
    internal static Expression<Func<ProceedingStep, string>> OfStep { get; } = Build();

    /// <summary>Steps that may hold a text: cheap conditions on the 文号 as typed, each needed, so that few rows are rewritten to be compared.</summary>
    internal static IQueryable<ProceedingStep> Likely(IQueryable<ProceedingStep> steps, string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        foreach (var sign in plain.Where(c => c is >= '一' and <= '鿿').Select(c => c.ToString()).Distinct()) steps = steps.Where(s => s.DocumentNumber!.Contains(sign));
        // 年份、序号各是一段数字；更长的可能跨着没写出来的括号，不拿来挡
        foreach (var narrow in DigitRun().Matches(plain).Select(m => m.Value).Where(r => r.Length <= 4).Distinct())
        {
            var wide = string.Concat(narrow.Select(d => (char)('０' + (d - '0'))));
            steps = steps.Where(s => s.DocumentNumber!.Contains(narrow) || s.DocumentNumber.Contains(wide));
        }
        return steps;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex DigitRun();

    /// <summary>Steps whose 文号 holds a key, in whichever way it was typed.</summary>
    internal static Expression<Func<ProceedingStep, bool>> Holds(string key) =>
        Expression.Lambda<Func<ProceedingStep, bool>>(Expression.Call(OfStep.Body, Method(nameof(string.Contains), typeof(string)), Parameter(key)), OfStep.Parameters);

    /// <summary>Steps whose 文号 is a key.</summary>
    internal static Expression<Func<ProceedingStep, bool>> Is(string key) => Expression.Lambda<Func<ProceedingStep, bool>>(Expression.Equal(OfStep.Body, Parameter(key)), OfStep.Parameters);

    static Expression<Func<ProceedingStep, string>> Build()
    {
        var step = Expression.Parameter(typeof(ProceedingStep), "s");
        Expression number = Expression.Property(step, nameof(ProceedingStep.DocumentNumber));
        foreach (var (from, to) in Left.Select(l => (l, "")).Concat(Enumerable.Range(0, 10).Select(d => (((char)('０' + d)).ToString(), d.ToString(System.Globalization.CultureInfo.InvariantCulture)))))
            number = Expression.Call(number, Method(nameof(string.Replace), typeof(string), typeof(string)), Expression.Constant(from), Expression.Constant(to));
        return Expression.Lambda<Func<ProceedingStep, string>>(Expression.Call(number, Method(nameof(string.ToUpper))), step);
    }

    // 包一层，EF 才当参数传，不为每个文号另编一条语句
    static MemberExpression Parameter(string key) => Expression.Property(Expression.Constant(new Holder(key)), nameof(Holder.Key));

    sealed record Holder(string Key);

    static MethodInfo Method(string name, params Type[] takes) => typeof(string).GetMethod(name, takes)!;
}
