namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>性別: the codes of GIF (政府相互運用性フレームワーク, 0 1 2 9), which are those of ISO/IEC 5218.</summary>
public enum Sex
{
    Unknown = 0,          // 不明
    Male = 1,             // 男
    Female = 2,           // 女
    NotApplicable = 9,    // 適用不能
}
