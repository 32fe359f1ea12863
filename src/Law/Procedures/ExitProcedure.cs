using Chuqing.Law.Texts;
using static Chuqing.Law.Procedures.Duty;
using static Chuqing.Law.Procedures.StepField;

namespace Chuqing.Law.Procedures;

/// <summary>退出: shut; then dismantled at once, or where that cannot be done yet cut off, sealed, promised and announced, and dismantled by a day; verified by two, announced.</summary>
/// <remarks>
/// Two promises are two acts: the enterprise's stands in the plan; the local government's is good order of our own and cites nothing. The promises, the provincial
/// announcement and the day to dismantle come in any order while the equipment is sealed, each once; all four must stand before anybody verifies the sealing.
/// Where dismantling becomes possible earlier it may be recorded at once: the plan wants it gone. What was sealed once is not sealed again after dismantling has begun.
/// </remarks>
public static class ExitProcedure
{
    public const string Id = "exit";

    public const string Opened = "Opened", Shut = "Shut", Dismantled = "Dismantled", FirstVerified = "FirstVerified", Verified = "Verified", Announced = "Announced";
    public const string RecordShut = "RecordShut", RecordDismantled = "RecordDismantled", VerifyFirst = "VerifyFirst", VerifySecond = "VerifySecond", Return = "ReturnVerification", Announce = "Announce";

    public const string SealingChosen = "SealingChosen", UtilitiesCutOff = "UtilitiesCutOff", PowerGearRemoved = "PowerGearRemoved", Sealed = "Sealed", SealFirstVerified = "SealFirstVerified", SealVerified = "SealVerified";
    public const string ChooseSealing = "ChooseSealing", CutOffUtilities = "CutOffUtilities", RemovePowerGear = "RemovePowerGear", SealEquipment = "SealEquipment",
        PromiseByEnterprise = "PromiseByEnterprise", PromiseByGovernment = "PromiseByGovernment", AnnounceByProvince = "AnnounceByProvince", SetDismantleBy = "SetDismantleBy",
        VerifySealingFirst = "VerifySealingFirst", VerifySealingSecond = "VerifySealingSecond", ReturnSealing = "ReturnSealing";

    /// <summary>What must stand, in any order, before the sealing is verified.</summary>
    public static readonly IReadOnlyList<string> SealingNeeds = [PromiseByEnterprise, PromiseByGovernment, AnnounceByProvince, SetDismantleBy];

    static readonly string[] SealingWork = [CutOffUtilities, RemovePowerGear, SealEquipment];

    static readonly Citation Dismantle = new("plan-2023", "二（五）1", "须拆除相应主体设备；具备拆除条件的应立即拆除");
    static readonly Citation Verification = new("plan-2023", "四（二）", "按规定做好验收、公告和档案保存工作");
    static readonly Citation NotYet = new("plan-2023", "二（五）1", "暂不具备拆除条件的，应立即断水、断电，拆除动力装置，封存主体设备（生产线）");
    static readonly Citation Promise = new("plan-2023", "二（五）1", "企业向社会公开承诺不再恢复生产");
    static readonly Citation Province = new("plan-2023", "二（五）1", "同时在省级人民政府或省级主管部门网站公告，接受社会监督");
    static readonly Citation ByDay = new("plan-2023", "二（五）1", "并限时拆除");

    /// <summary>The first table: one branch. Files that began under it end under it.</summary>
    public static readonly Procedure Version1 = new(Id, 1, "退出与验收", Opened,
        new Dictionary<string, string>
        {
            [Opened] = "已立退出", [Shut] = "已关停", [Dismantled] = "已拆除", [FirstVerified] = "一人已验", [Verified] = "已验收", [Announced] = "已公告",
        },
        [
            new(Opened, RecordShut, Shut, "记录关停") { Needs = [Attachment] },
            new(Shut, RecordDismantled, Dismantled, "记录拆除") { Basis = Dismantle, Needs = [Attachment, Text] },
            .. Acceptance(NodeChange.None),
        ]);

    /// <summary>Both branches.</summary>
    public static readonly Procedure Table = new(Id, 2, "退出与验收", Opened,
        new Dictionary<string, string>
        {
            [Opened] = "已立退出", [Shut] = "已关停", [SealingChosen] = "待断水断电", [UtilitiesCutOff] = "已断水断电", [PowerGearRemoved] = "动力装置已拆除", [Sealed] = "已封存，待验收",
            [SealFirstVerified] = "封存一人已验", [SealVerified] = "已封存", [Dismantled] = "已拆除", [FirstVerified] = "一人已验", [Verified] = "已验收", [Announced] = "已公告",
        },
        [
            new(Opened, RecordShut, Shut, "记录关停") { Needs = [Attachment] },
            Gone(Shut),
            new(Shut, ChooseSealing, SealingChosen, "暂不具备拆除条件，先封存") { Basis = NotYet, Needs = [SealingReason, Attachment], Once = true, IsFinal = true },
            new(SealingChosen, CutOffUtilities, UtilitiesCutOff, "记录断水断电") { Basis = NotYet, Needs = [OrderNumber, CarriedOutBy, Scope, KeptSupply, Attachment] },
            Gone(SealingChosen),
            new(UtilitiesCutOff, RemovePowerGear, PowerGearRemoved, "记录拆除动力装置") { Basis = NotYet, Needs = [CarriedOutBy, Text, Attachment] },
            Gone(UtilitiesCutOff),
            new(PowerGearRemoved, SealEquipment, Sealed, "记录封存主体设备") { Basis = NotYet, Needs = [CarriedOutBy, Text, Attachment] },
            Gone(PowerGearRemoved),
            new(Sealed, PromiseByEnterprise, Sealed, "记录企业公开承诺") { Basis = Promise, Needs = [PublishedWhere, Attachment], Once = true },
            new(Sealed, PromiseByGovernment, Sealed, "记录地方政府承诺") { Needs = [PromisingGovernment, DocumentNumber, Attachment], Once = true },
            new(Sealed, AnnounceByProvince, Sealed, "记录省级公告") { Basis = Province, Needs = [ProvincialBody, PublishedWhere, Attachment], Once = true },
            new(Sealed, SetDismantleBy, Sealed, "定限时拆除日") { Basis = ByDay, Needs = [Authority, DocumentNumber, DismantleBy], Once = true, Node = NodeChange.Set, IsFinal = true },
            new(Sealed, VerifySealingFirst, SealFirstVerified, "封存验收（第一人）") { Duties = [Verify], Basis = Verification, Needs = [Text, Attachment], NotBy = SealingWork, After = SealingNeeds },
            Unsealed(Sealed),
            Gone(Sealed),
            new(SealFirstVerified, VerifySealingSecond, SealVerified, "封存验收（第二人）") { Duties = [Verify], Basis = Verification, Needs = [Text, DocumentNumber], NotBy = [.. SealingWork, VerifySealingFirst], IsFinal = true },
            Unsealed(SealFirstVerified),
            Gone(SealVerified),
            .. Acceptance(NodeChange.Reopen),
        ]);

    static Transition Gone(string from) => new(from, RecordDismantled, Dismantled, "记录拆除") { Basis = Dismantle, Needs = [Attachment, Text], Node = NodeChange.Meet };

    // 承诺、公告、限时拆除日已经对外，不随返工作废
    static Transition Unsealed(string from) => new(from, ReturnSealing, SealingChosen, "封存验收不通过，退回重做") { Duties = [Verify], Needs = [Text] };

    static Transition[] Acceptance(NodeChange returned) =>
    [
        new(Dismantled, VerifyFirst, FirstVerified, "验收（第一人）") { Duties = [Verify], Basis = Verification, Needs = [Text, Attachment], NotBy = [RecordDismantled] },
        Back(Dismantled, returned),
        new(FirstVerified, VerifySecond, Verified, "验收（第二人）") { Duties = [Verify], Basis = Verification, Needs = [Text, DocumentNumber], NotBy = [RecordDismantled, VerifyFirst], IsFinal = true },
        Back(FirstVerified, returned),
        new(Verified, Announce, Announced, "记录公告") { Duties = [Handle, Release], Basis = Verification, Needs = [DocumentNumber], IsFinal = true },
    ];

    // 没拆净就退到“已关停”：拆完要重新记一次拆除，带新的日期和证据
    static Transition Back(string from, NodeChange node) => new(from, Return, Shut, "验收不通过，退回拆除") { Duties = [Verify], Needs = [Text], Node = node };
}
