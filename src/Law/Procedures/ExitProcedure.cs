using Chuqing.Law.Texts;
using static Chuqing.Law.Procedures.Duty;
using static Chuqing.Law.Procedures.StepField;

namespace Chuqing.Law.Procedures;

/// <summary>退出: shut, dismantled, verified by two, announced; each state with its own day.</summary>
public static class ExitProcedure
{
    public const string Id = "exit";

    public const string Opened = "Opened", Shut = "Shut", Dismantled = "Dismantled", FirstVerified = "FirstVerified", Verified = "Verified", Announced = "Announced";
    public const string RecordShut = "RecordShut", RecordDismantled = "RecordDismantled", VerifyFirst = "VerifyFirst", VerifySecond = "VerifySecond", Return = "ReturnVerification", Announce = "Announce";

    static readonly Citation Dismantle = new("plan-2023", "二（五）1", "须拆除相应主体设备；具备拆除条件的应立即拆除");
    static readonly Citation Verification = new("plan-2023", "四（二）", "按规定做好验收、公告和档案保存工作");

    public static readonly Procedure Table = new(Id, 1, "退出与验收", Opened,
        new Dictionary<string, string>
        {
            [Opened] = "已立退出", [Shut] = "已关停", [Dismantled] = "已拆除", [FirstVerified] = "一人已验", [Verified] = "已验收", [Announced] = "已公告",
        },
        [
            new(Opened, RecordShut, Shut, "记录关停") { Needs = [Attachment] },
            new(Shut, RecordDismantled, Dismantled, "记录拆除") { Basis = Dismantle, Needs = [Attachment, Text] },
            new(Dismantled, VerifyFirst, FirstVerified, "验收（第一人）") { Duties = [Verify], Basis = Verification, Needs = [Text, Attachment], NotBy = [RecordDismantled] },
            Back(Dismantled),
            new(FirstVerified, VerifySecond, Verified, "验收（第二人）") { Duties = [Verify], Basis = Verification, Needs = [Text, DocumentNumber], NotBy = [RecordDismantled, VerifyFirst], IsFinal = true },
            Back(FirstVerified),
            new(Verified, Announce, Announced, "记录公告") { Duties = [Handle, Release], Basis = Verification, Needs = [DocumentNumber], IsFinal = true },
        ]);

    // 没拆净就退到“已关停”：拆完要重新记一次拆除，带新的日期和证据
    static Transition Back(string from) => new(from, Return, Shut, "验收不通过，退回拆除") { Duties = [Verify], Needs = [Text] };
}
