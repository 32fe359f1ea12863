using System.Globalization;
using Chuqing.Office;
using Chuqing.Office.Files;
using Chuqing.Office.Registry;
using Chuqing.Web.Face;
using Chuqing.Web.Host;
using Microsoft.AspNetCore.Components;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>A page on which one act on the registry is taken: day, reason, paper, files and 已核对, the same for all of them.</summary>
public abstract class RegistryActPage : ComponentBase
{
    /// <summary>Name of the one form of such a page.</summary>
    protected const string Act = "act";

    protected FormErrors Errors { get; } = new();
    protected List<StoredFile> Sent { get; private set; } = [];

    [Inject] protected CurrentActor Current { get; set; } = default!;
    [Inject] protected RegistryQueries Registry { get; set; } = default!;
    [Inject] protected FileService Files { get; set; } = default!;
    [Inject] protected Today Clock { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] public HttpContext Http { get; set; } = default!;
    [SupplyParameterFromForm(FormName = Act, Name = "On")] public string? On { get; set; }
    [SupplyParameterFromForm(FormName = Act, Name = "Because")] public string? Because { get; set; }
    [SupplyParameterFromForm(FormName = Act, Name = "Source")] public string? Source { get; set; }
    [SupplyParameterFromForm(FormName = Act, Name = "Checked")] public List<string>? Checked { get; set; }
    [SupplyParameterFromForm(FormName = Act, Name = "kept")] public string? Kept { get; set; }

    /// <summary>What the services call the fields of these forms.</summary>
    protected static readonly IReadOnlyDictionary<string, (string Input, string Label)> Labels = new Dictionary<string, (string Input, string Label)>
    {
        [nameof(ActGround.On)] = ("On", "日期"), [nameof(ActGround.Because)] = ("Because", "理由"), [nameof(ActGround.Source)] = ("Source", "来源"), [nameof(ActGround.Files)] = ("Files", "附件"),
        ["to"] = ("to", "去向"), ["lines"] = ("lines", "生产线"), [nameof(NewEnterprise.Name)] = ("Name", "名称"), [nameof(NewEnterprise.CreditCode)] = ("CreditCode", "信用代码"),
        [nameof(FactEdit.Value)] = ("Value", "值"), [nameof(FactEdit.Unit)] = ("Unit", "单位"), [nameof(FactEdit.Year)] = ("Year", "年度"),
        [nameof(FactEdit.Kind)] = ("Kind", "数从哪里来"), [nameof(FactEdit.Owner)] = ("Owner", "持有单位"), [nameof(FactEdit.Use)] = ("Use", "允许用途"),
        ["kept.equipment"] = ("KeptEquipment", "留下的设备"), ["kept.number"] = ("KeptNumber", "留下的编号"), ["kept.capacity"] = ("KeptCapacity", "留下的产能"), ["kept.unit"] = ("KeptUnit", "产能单位"),
        ["parted.equipment"] = ("PartedEquipment", "分出的设备"), ["parted.number"] = ("PartedNumber", "分出的编号"), ["parted.capacity"] = ("PartedCapacity", "分出的产能"), ["parted.unit"] = ("PartedUnit", "产能单位"),
        ["value"] = ("value", "改成"), ["because"] = ("because", "理由"),
    };

    /// <summary>Reads the ground, runs the act, and goes to where it leads; a refusal stands on the same page.</summary>
    /// <param name="path">The division as whose file an attachment is taken in.</param>
    protected async Task RunAsync<T>(string path, Func<ActGround, Task<T>> act, Func<T, string> leadsTo)
    {
        await KeepFilesAsync(path);
        var on = ReadDay(On, "On", "日期");
        if (Checked is not ["yes"]) Errors.Missing("Checked", "已核对", "核对过了请打勾，再确认。");
        if (Errors.Any) return;
        T done;
        try
        {
            done = await act(new(on, Because ?? "", Source) { Files = [.. Sent.Select(f => f.Id)] });
        }
        catch (Exception refusal) when (Errors.Take(refusal, Labels))
        {
            return;
        }
        catch (NotFoundException missing)
        {
            Errors.Refuse(missing.Message);
            return;
        }
        Navigation.NavigateTo(leadsTo(done));
    }

    protected DateOnly ReadDay(string? text, string field, string label)
    {
        if (DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (string.IsNullOrWhiteSpace(text)) Errors.Missing(field, label, "请填日期，写成 2026-11-23 这样。");
        else Errors.Wrong(field, label, $"“{text}”不是日期，请写成 2026-11-23 这样。");
        return default;
    }

    protected decimal? ReadFigure(string? text, string field, string label)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure)) return figure;
        Errors.Wrong(field, label, $"“{text}”不是数。请写成 12.5 这样，不带逗号和单位；不知道就空着。");
        return null;
    }

    // 先收文件再看别的：哪怕这次被拒，传过的不用再传
    async Task KeepFilesAsync(string path)
    {
        Guid[] ids = [.. (Kept ?? "").Split(',').Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(20)];
        Sent = [.. (await Files.FindAsync(Current.Required, ids, Http.RequestAborted)).Where(f => f.SentBy == Current.Required.PersonId)];
        foreach (var sent in Http.Request.Form.Files.Where(f => f.FileName.Length > 0))
        {
            await using var content = sent.OpenReadStream();
            try
            {
                Sent.Add(await Files.ReceiveAsync(Current.Required, path, sent.FileName, sent.ContentType, content, Http.RequestAborted));
            }
            catch (BadInputException bad)
            {
                Errors.Wrong("Files", "附件", bad.Message);
            }
        }
    }
}
