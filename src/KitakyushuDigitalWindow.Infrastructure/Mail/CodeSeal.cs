using System.Security.Cryptography;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.AspNetCore.DataProtection;

namespace KitakyushuDigitalWindow.Infrastructure.Mail;

internal sealed class CodeSeal(IDataProtectionProvider protection) : ICodeSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("kdw.email-codes");

    public string Seal(string code) => _protector.Protect(code);

    public string? Open(string sealedCode)
    {
        try
        {
            return _protector.Unprotect(sealedCode);
        }
        catch (CryptographicException)
        {
            return null; // the person asks for another code
        }
    }
}
