namespace Chuqing.Law.Procedures;

/// <summary>What a step must carry besides its day.</summary>
public enum StepField
{
    [Label("说明")] Text,
    [Label("文号")] DocumentNumber,
    [Label("附件")] Attachment,

    /// <summary>The day that the order itself sets; never later than the law allows.</summary>
    [Label("限期届满日")] OwnDay,
    [Label("延长月数")] Months,
    [Label("送达方式")] Delivery,
    [Label("作出机关")] Authority,

    /// <summary>The government that is asked, or that decided. No bureau closes a plant.</summary>
    [Label("人民政府")] Government,

    /// <summary>会议纪要 or a leader's written approval, as a file.</summary>
    [Label("批准材料（纪要）")] Minutes,

    /// <summary>Why the equipment cannot be dismantled yet. Carried as text.</summary>
    [Label("暂不具备拆除条件的理由")] SealingReason,

    /// <summary>What was cut off, and where. Carried as text.</summary>
    [Label("断水断电的范围")] Scope,

    /// <summary>What must stay supplied: fire water, safety, households.</summary>
    [Label("须保留的供给")] KeptSupply,

    /// <summary>Who carried it out. Carried as authority.</summary>
    [Label("由谁实施")] CarriedOutBy,

    /// <summary>The paper on which it was done. Carried as document number.</summary>
    [Label("依据的文书（文号）")] OrderNumber,

    /// <summary>Where the public can read it. Carried as text.</summary>
    [Label("在哪里公开（网址、报刊或张贴处）")] PublishedWhere,

    /// <summary>The government that promises. Carried as authority.</summary>
    [Label("作出承诺的人民政府")] PromisingGovernment,

    /// <summary>A provincial government or one of its departments; a city's notice is none. Carried as authority.</summary>
    [Label("公告机关（省级）")] ProvincialBody,

    /// <summary>The day by which the equipment must be gone: set by people, not by a statute. Carried as own day.</summary>
    [Label("限时拆除日")] DismantleBy,

    /// <summary>How many days an extension adds, where the law counts it in days. Carried as months are: the amount, in the unit of the term's extension.</summary>
    [Label("延长日数")] Days,

    /// <summary>The day by which the paper wants it done, where no statute sets a longest term. Carried as own day.</summary>
    [Label("文书责令的最后一天")] OrderedBy,

    /// <summary>Who is told, asked, or receives a hand-over. Carried as authority.</summary>
    [Label("对方机关")] Addressee,

    /// <summary>Where the act can be read in the system in which it was done. Carried as link.</summary>
    [Label("原系统网址")] Link,

    /// <summary>A scan of the act, or where it can be read: one of the two.</summary>
    [Label("扫描件或网址")] ScanOrLink,
}
