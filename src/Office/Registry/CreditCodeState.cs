using Chuqing.Law;
namespace Chuqing.Office.Registry;
public enum CreditCodeState { [Label("有效")] Valid, [Label("校验位不符")] CheckDigitDiffers, [Label("掩码")] Masked, [Label("格式错误")] Malformed }
