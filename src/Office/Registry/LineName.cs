namespace Chuqing.Office.Registry;

/// <summary>How a line is called where it stands among others.</summary>
public static class LineName
{
    /// <summary>1# 机立窑: two lines of one kind in one plant are told apart by their number; what is already in the text is not said twice.</summary>
    public static string Of(string? number, string equipment) =>
        string.IsNullOrWhiteSpace(number) || equipment.Contains(number.Trim(), StringComparison.Ordinal) ? equipment : $"{number.Trim()} {equipment}";
}
