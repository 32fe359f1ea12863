using Chuqing.Law.Procedures;
using Chuqing.Office;

namespace Chuqing.Web.Face;

/// <summary>Turns a service's refusal into what a form shows.</summary>
public static class RefusalText
{
    /// <summary>Puts a refusal beside its fields, or above the form; a fault of ours is not one and goes on.</summary>
    /// <param name="fields">What the form calls the fields of the service: service's name → (input's name, label).</param>
    /// <returns>Whether it was a refusal.</returns>
    public static bool Take(this FormErrors errors, Exception refusal, IReadOnlyDictionary<string, (string Input, string Label)>? fields = null)
    {
        switch (refusal)
        {
            case InvalidFieldsException wrong:
                foreach (var (field, why) in wrong.Errors)
                    if (fields?.TryGetValue(field, out var shown) == true) errors.Wrong(shown.Input, shown.Label, why);
                    else errors.Refuse(why);
                return true;
            case BadInputException bad:
                foreach (var line in bad.Lines) errors.Refuse(line);
                return true;
            case ForbiddenException or ConflictException or NotPermittedException:
                errors.Refuse(refusal.Message);
                return true;
            default:
                return false;
        }
    }
}
