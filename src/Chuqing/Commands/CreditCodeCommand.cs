using Chuqing.Office.Registry;

namespace Chuqing.Web.Commands;

/// <summary><c>creditcode</c>: says of each code whether it is well formed and what its last character should be.</summary>
static class CreditCodeCommand
{
    public static readonly Command Command = new("creditcode", "代码… [--json]", "核对统一社会信用代码的形状与校验位。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("json");
        _ = arguments.Word(0, "统一社会信用代码");
        var malformed = false;
        foreach (var word in arguments.Words)
        {
            var code = CreditCode.Read(word);
            malformed |= code.State == CreditCodeState.Malformed;
            await output.Result.WriteLineAsync(arguments.Has("json") ? Json(code) : Text(code)).ConfigureAwait(false);
        }
        return malformed ? 1 : 0;
    }

    static string Json(CreditCode code) => PlainJson.Line(w =>
    {
        w.WriteString("code", code.Code);
        w.WriteString("state", code.State switch
        {
            CreditCodeState.Valid => "valid",
            CreditCodeState.CheckDigitDiffers => "checkDigitDiffers",
            CreditCodeState.Masked => "masked",
            _ => "malformed",
        });
        w.WriteString("expected", code.Expected?.ToString());
        w.WriteString("division", code.Division);
    });

    static string Text(CreditCode code) => code.State switch
    {
        CreditCodeState.Valid => $"{code.Code} 校验位相符{(code.InnerDiffers ? "，但其中的组织机构代码校验位不符（仅提示）" : "")}",
        CreditCodeState.CheckDigitDiffers => $"{code.Code} 校验位不符：末位应为 {code.Expected}（仅提示，确有依法核发而不符的）",
        CreditCodeState.Masked => $"{code.Code} 有遮盖，不能核对",
        _ => $"{code.Code} 不是统一社会信用代码：应为 18 位，只用数字和除 I、O、S、V、Z 外的大写字母，第 3 至 8 位为区划数字",
    };
}
